import { newVersion } from "../store/new-version.ts";
import { Button } from "./controls/button.tsx";
import { useAllWords } from "./words.ts";

/** @param open opens the other version, where what was done here comes back */
export function NewVersion({ open }: { readonly open: () => void }) {
  const { links, notices } = useAllWords();
  return (
    <>
      <p>{links.newVersion}</p>
      <Button name={notices.reload} tip={links.newVersionHelp} onClick={open} />
      <Button
        name={notices.close}
        tip={links.newVersionLater}
        icon="close"
        iconSize={16}
        iconOnly
        kind="plain"
        onClick={() => newVersion.set({ open: null })}
      />
    </>
  );
}
