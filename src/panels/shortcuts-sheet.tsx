import { useEffect, useRef } from "react";
import type { PartWords } from "../i18n/en-parts.ts";
import { usePlayground } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useSettingHelp } from "./use-setting-help.ts";
import { useAllWords } from "./words.ts";

export interface ShortcutsSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly enabled: boolean;
  /** The keys that act where it is not the usual page, and its title. */
  readonly keys?: PartWords["shortcuts"]["keys"];
  readonly title?: string;
  readonly className?: string;
}

/** The list of keys, and the switch that turns the single ones off. */
export function ShortcutsSheet(props: ShortcutsSheetProps) {
  const words = useAllWords();
  const help = useSettingHelp();
  const { setSetting } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  const { open, enabled, keys = words.shortcuts.keys, title = words.shortcuts.title, className = "" } = props;

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby="shortcuts-title" onClose={props.onClose}>
      <div className="dialog-head">
        <h2 id="shortcuts-title">{title}</h2>
        <Button
          name={words.help.close}
          tip={words.help.close}
          icon="close"
          iconOnly
          kind="plain"
          onClick={props.onClose}
        />
      </div>
      <dl className="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="setting flag">
        <span className="setting-label">{words.settings.shortcuts.label}</span>
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => setSetting("shortcuts", event.currentTarget.checked)}
        />
      </label>
      <p className="aside">{help("shortcuts")}</p>
    </dialog>
  );
}
