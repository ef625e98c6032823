import { DialogButton } from "./controls/dialog-button.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useWords } from "./words.ts";

/** Hands the playground on: its dialog comes as a part. */
export const ShareButton = () => (
  <DialogButton words={useWords().sharing} icon="share" letter="l" className="share">
    <Later part={parts.share}>{({ ShareDialog }) => <ShareDialog />}</Later>
  </DialogButton>
);
