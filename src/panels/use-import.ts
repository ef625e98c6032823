import { useRef, useState } from "react";
import { type ImportProblem, ImportRefused, refuse } from "../imports/import-problem.ts";
import type { TakenColumns } from "../imports/table-reader.ts";
import { inkFromMass } from "../store/drawing.ts";
import { drawnData, type PageData } from "../store/page-data.ts";
import { usePlayground } from "../store/use-playground.ts";
import { parts } from "./parts.ts";

/** What an import gave, and what to say of it. */
export interface Received {
  readonly data: PageData;
  readonly kind: "points" | "image" | "word";
  /** Of the file, or the word itself; empty for what was pasted. */
  readonly name: string;
  readonly columns: TakenColumns | null;
}
export type ImportStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "reading" }
  | { readonly kind: "failed"; readonly problem: ImportProblem }
  | ({ readonly kind: "done" } & { readonly received: Received });

export type Importer = ReturnType<typeof useImport>;

/** What reads: most visitors import nothing. @throws ImportRefused when it could not be fetched */
async function readers() {
  await parts.imports.fetch();
  return parts.imports.get().module ?? refuse({ code: "unfetched" });
}

async function receiveFile(file: Blob, name: string): Promise<Received> {
  const { importFile } = await readers();
  const imported = await importFile(file, name);
  if (imported.kind === "raster") {
    return { data: drawnData(inkFromMass(imported.mass)), kind: "image", name, columns: null };
  }
  const { points, origin, columns } = imported.points;
  return { data: { kind: "points", points, origin }, kind: "points", name, columns };
}

async function receiveWord(word: string): Promise<Received> {
  const { rasterFromWord } = await readers();
  const family = getComputedStyle(document.documentElement).fontFamily;
  await document.fonts.ready;
  const mass = rasterFromWord(word, family);
  return { data: drawnData(inkFromMass(mass)), kind: "word", name: word.trim(), columns: null };
}

/** Imports one thing at a time; the newest counts. What is refused changes nothing. */
export function useImport() {
  const playground = usePlayground();
  const [status, setStatus] = useState<ImportStatus>({ kind: "idle" });
  const newest = useRef(0);
  const receive = async (job: () => Promise<Received | null>) => {
    const mine = ++newest.current;
    setStatus({ kind: "reading" });
    try {
      const received = await job();
      if (mine !== newest.current) return;
      if (received === null) return setStatus({ kind: "idle" });
      playground.replaceData(received.data);
      setStatus({ kind: "done", received });
    } catch (error) {
      const refused = error instanceof ImportRefused;
      if (mine === newest.current) setStatus(refused ? { kind: "failed", problem: error.problem } : { kind: "idle" });
      if (!refused) throw error;
    }
  };
  return {
    status,
    files(files: readonly File[]): void {
      const [file] = files;
      if (!file) return;
      void receive(async () => {
        if (files.length > 1) throw new ImportRefused({ code: "several", got: files.length });
        const { openConfigFile } = await readers();
        return (await openConfigFile(file, playground)) ? null : receiveFile(file, file.name);
      });
    },
    /** An image without a name, as from the clipboard. */
    pastedImage: (image: Blob) => void receive(() => receiveFile(image, "")),
    text: (text: string) => void receive(() => receiveFile(new Blob([text]), "")),
    word: (word: string) => void receive(() => receiveWord(word)),
  };
}
