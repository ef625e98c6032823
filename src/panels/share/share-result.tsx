import type { PlaygroundState } from "../../store/state.ts";
import { useAllWords } from "../words.ts";
import { type Choices, sizeOf } from "./choices.ts";
import { kindPanel, kindTab } from "./kind-tabs.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { namesAll } from "./named-address.ts";
import { Preview } from "./preview.tsx";
import { QrPanel } from "./qr-panel.tsx";
import { SharedText } from "./shared-text.tsx";
import { SlidesPanel } from "./slides-panel.tsx";
import { snippetOf } from "./snippet-of.ts";
import { type SharedAddress, useIsExact } from "./use-address.ts";

interface ShareResultProps {
  /** Null until it is made. */
  readonly made: SharedAddress | null;
  /** What it begins with. */
  readonly base: string;
  /** Where this page is. */
  readonly here: string;
  readonly shared: PlaygroundState;
  readonly choices: Choices;
  readonly change: (by: Partial<Choices>) => void;
}

/** What opens, alive, and what is taken away. */
export function ShareResult({ made, base, here, shared, choices, change }: ShareResultProps) {
  const words = useAllWords().share;
  const { kind } = choices;
  const exact = useIsExact(shared);
  const note = made?.byName ? (namesAll(shared) ? null : words.byNameLoses) : exact ? null : words.rounded;
  return (
    <div className="share-result" role="tabpanel" id={kindPanel} aria-labelledby={kindTab(kind)}>
      <p>{words.kindText[kind]}</p>
      {kind === "qr" && made ? (
        <QrPanel
          address={made.address}
          shorten={made.byName || namesAll(shared) ? null : () => change({ byName: true })}
        />
      ) : null}
      <Preview address={made && here + made.rest} {...sizeOf(choices)} />
      {made ? <Taken address={made.address} {...{ base, shared, choices }} /> : null}
      {note === null ? null : <p className="reason">{note}</p>}
    </div>
  );
}

function Taken(props: Pick<ShareResultProps, "base" | "shared" | "choices"> & { readonly address: string }) {
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
