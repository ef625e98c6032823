import { formatCount } from "../../plots/format.ts";
import { Button } from "../controls/button.tsx";
import { useAllWords } from "../words.ts";
import { SharedText } from "./shared-text.tsx";

/** The link itself, how long it is, and how it may be sent. */
export function LinkPanel({ address }: { readonly address: string }) {
  const words = useAllWords().share;
  const share = () => {
    // Who closes the system's own sheet has not failed.
    navigator.share({ title: "Scorescape", url: address }).catch(() => {});
  };
  return (
    <>
      <SharedText
        label={words.address}
        text={address}
        copy={words.copyLink}
        copyHelp={words.copyLinkHelp}
        copied={words.linkCopied}
      >
        {typeof navigator.share === "function" ? (
          <Button name={words.system} tip={words.systemHelp} onClick={share} />
        ) : null}
      </SharedText>
      <p className="reason">{words.long(formatCount(address.length))}</p>
    </>
  );
}
