import { useEffect, useRef } from "react";
import type { Dictionary } from "../i18n/en.ts";
import { usePlayground } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

/** Where a question mark is text. */
const textFields = "textarea, input:not([type=checkbox], [type=radio], [type=range])";

/** The list of keys, and the switch that turns the single ones off. */
export function ShortcutsHelp(props: {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly enabled: boolean;
  /** The keys that act where it is not the usual page, and its title. */
  readonly keys?: Dictionary["help"]["keys"];
  readonly title?: string;
  readonly className?: string;
}) {
  const words = useWords();
  const help = useSettingHelp();
  const { setSetting } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  const { open, onOpen, enabled, keys = words.help.keys, title = words.help.title, className = "" } = props;

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches(textFields);
      if (!enabled || event.key !== "?" || typing) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [enabled, onOpen]);

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
