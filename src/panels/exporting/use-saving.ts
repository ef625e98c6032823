import { useEffect, useRef, useState } from "react";
import type { ExportFile } from "../../exports/export-file.ts";
import { download } from "../share/download.ts";

/** What became of a file that was asked for. */
export type Saving =
  | { readonly kind: "idle" | "busy" }
  | { readonly kind: "saved"; readonly file: ExportFile }
  | { readonly kind: "failed"; readonly reason: string };

export interface Saver {
  readonly saving: Saving;
  /** Makes a file and hands it to the browser; the newest wish counts. */
  readonly save: (make: () => Promise<ExportFile>) => void;
  readonly again: () => void;
}

/** @param of what is chosen: of other choices nothing has been saved */
export function useSaving(of = ""): Saver {
  const [saving, setSaving] = useState<Saving>({ kind: "idle" });
  const wishes = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts
  useEffect(() => {
    wishes.current++;
    setSaving({ kind: "idle" });
  }, [of]);
  const finish = async (make: () => Promise<ExportFile>) => {
    const wish = ++wishes.current;
    setSaving({ kind: "busy" });
    try {
      const file = await make();
      if (wish !== wishes.current) return;
      download(file.name, file.blob);
      setSaving({ kind: "saved", file });
    } catch (error) {
      if (wish === wishes.current) setSaving({ kind: "failed", reason: reasonOf(error) });
    }
  };
  return {
    saving,
    save: (make) => void finish(make),
    again() {
      if (saving.kind === "saved") download(saving.file.name, saving.file.blob);
    },
  };
}

/** Of an error, as part of a sentence. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
