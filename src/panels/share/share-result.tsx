import type { PlaygroundState } from "../../store/state.ts";
import { useAllWords } from "../words.ts";
import { type Choices, isByName, sizeOf } from "./choices.ts";
import { kindPanel, kindTab } from "./kind-tabs.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { namesAll } from "./named-address.ts";
import { Preview } from "./preview.tsx";
import { QrPanel } from "./qr-panel.tsx";
import { SharedText } from "./shared-text.tsx";
import { SlidesPanel } from "./slides-panel.tsx";
import { snippetOf } from "./snippet-of.ts";
import { useIsExact } from "./use-address.ts";

interface ShareResultProps {
  /** The address shared; null until it is made. */
  readonly address: string | null;
  /** What it begins with. */
  readonly base: string;
  /** Where this page is. */
  readonly here: string;
  readonly shared: PlaygroundState;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}

/** What opens, alive, and what is taken away. */
export function ShareResult({ address, base, here, shared, choices, change }: ShareResultProps) {
  const words = useAllWords().share;
  const { kind } = choices;
  const exact = useIsExact(shared);
  const byName = isByName(choices, shared);
  const note = byName ? (namesAll(shared) ? null : words.byNameLoses) : exact ? null : words.rounded;
  return (
    <div className="share-result" role="tabpanel" id={kindPanel} aria-labelledby={kindTab(kind)}>
      <p>{words.kindText[kind]}</p>
      {kind === "qr" && address !== null ? (
        <QrPanel address={address} shorten={byName || namesAll(shared) ? null : () => change({ byName: true })} />
      ) : null}
      <Preview address={address && here + address.slice(base.length)} {...sizeOf(choices)} />
      {address === null ? null : <Taken {...{ address, base, shared, choices }} />}
      {note === null ? null : <p className="reason">{note}</p>}
    </div>
  );
}

function Taken(props: Omit<ShareResultProps, "here" | "change"> & { readonly address: string }) {
  const { address, base, shared, choices } = props;
  const words = useAllWords().share;
  switch (choices.kind) {
    case "link":
      return <LinkPanel address={address} />;
    case "qr":
      return null;
    case "slides":
      return <SlidesPanel address={address} />;
    default:
      return (
        <SharedText
          source
          label={words.snippet}
          text={snippetOf({ ...sizeOf(choices), address, title: words.frameTitle }, base, shared, choices)}
          copy={words.copy}
          copyHelp={words.copyHelp}
          copied={words.copied}
        />
      );
  }
}
