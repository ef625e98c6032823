import { drawnOf, isLabelled } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

/** Says what data without labels count as where classes are told apart, and what can be done about it. */
export function ClassNote() {
  const words = useWords().classes;
  const { setSetting } = usePlayground();
  const kind = usePlaygroundState(({ data, config }) =>
    config.classes > 1 && drawnOf(data) && !isLabelled(data) ? data.kind : null,
  );
  if (kind === null) return null;
  return (
    <div className="class-note" role="status">
      <p className="reason">{words.unlabelled[kind]}</p>
      <Button name={words.oneClass} tip={words.oneClassHelp} onClick={() => setSetting("classes", 1)} />
    </div>
  );
}
