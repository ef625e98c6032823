import { useSyncExternalStore } from "react";
import { newVersion } from "../store/new-version.ts";
import { Quietly } from "./later.tsx";
import { parts } from "./parts.ts";

/** That the page could be opened in another version: quiet, since this one goes on as well as before. */
export function NewVersionNote() {
  const { open } = useSyncExternalStore(newVersion.subscribe, newVersion.get);
  return open === null ? null : (
    <div className="version-note" role="status">
      <Quietly part={parts.newVersion}>{({ NewVersion }) => <NewVersion open={open} />}</Quietly>
    </div>
  );
}
