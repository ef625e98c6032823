import { TextField } from "../controls/text-field.tsx";
import { useAllWords } from "../words.ts";
import { hostedBase } from "./base-address.ts";

/** Says that a link of this page opens only here, and takes the address of a copy that others can open. */
export function HostedField({ hosted, set }: { readonly hosted: string; readonly set: (base: string) => void }) {
  const words = useAllWords().share;
  return (
    <div className="share-hosted">
      {hosted === "" ? <p className="reason">{words.onlyHere}</p> : null}
      <TextField
        label={words.hosted}
        tip={words.hostedHelp}
        text={hosted}
        onCommit={(typed) => {
          const base = typed.trim() === "" ? "" : hostedBase(typed);
          if (base === null) return words.hostedWrong(typed.trim().slice(0, 60));
          set(base);
          return null;
        }}
      />
    </div>
  );
}
