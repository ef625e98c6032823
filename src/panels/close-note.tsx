import type { Notice } from "../store/state.ts";
import { usePlayground } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

export function CloseNote({ kind }: Pick<Notice, "kind">) {
  const { close } = useWords().notices;
  const { dismiss } = usePlayground();
  return (
    <Button name={close} tip={close} icon="close" iconSize={16} iconOnly kind="plain" onClick={() => dismiss(kind)} />
  );
}
