import { useState } from "react";
import { Icon } from "./icons.tsx";
import { Later } from "./later.tsx";
import { parts } from "./parts.ts";
import { useMenu } from "./use-menu.ts";
import { useWords } from "./words.ts";

/** The failures to show on purpose, one click each. */
export function FailuresMenu() {
  const words = useWords().failures;
  const menu = useMenu();
  const [opened, setOpened] = useState(false);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details className="menu failures" ref={menu} onToggle={() => setOpened(true)}>
      <summary aria-label={words.title} data-tip={words.titleHelp}>
        <span>{words.menu}</span>
        <Icon name="chevron" size={14} />
      </summary>
      <div className="menu-body">
        <Later part={parts.failures} wanted={opened}>
          {({ FailuresList }) => <FailuresList chosen={close} />}
        </Later>
      </div>
    </details>
  );
}
