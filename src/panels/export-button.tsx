import { DialogButton } from "./controls/dialog-button.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useWords } from "./words.ts";

/** Saves what is shown: its dialog comes as a part. */
export function ExportButton() {
  return (
    <DialogButton words={useWords().saving} icon="save" letter="x" className="exporting">
      <Later part={parts.exporting}>{({ ExportDialog }) => <ExportDialog />}</Later>
    </DialogButton>
  );
}
