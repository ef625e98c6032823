import { useState } from "react";
import { configJson } from "../../exports/config-json.ts";
import { curvesCsv } from "../../exports/curves-csv.ts";
import type { ExportFile } from "../../exports/export-file.ts";
import { linkInForce } from "../../exports/in-force.ts";
import { layersModel } from "../../exports/layers/layers-model.ts";
import { mostParticleRows, particleRows, particlesCsv } from "../../exports/particles-csv.ts";
import { pytorchScript } from "../../exports/pytorch/pytorch-script.ts";
import { qualityCsv } from "../../exports/quality-csv.ts";
import { formatCount } from "../../plots/format.ts";
import { drawnOf } from "../../store/page-data.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { Button } from "../controls/button.tsx";
import { type AllWords, useAllWords } from "../words.ts";
import { SavedNote } from "./saved-note.tsx";
import { useSaving } from "./use-saving.ts";

type FileName = keyof Pick<
  AllWords["exporting"]["files"],
  "particles" | "allParticles" | "losses" | "quality" | "config" | "layers" | "pytorch"
>;

const names = {
  data: ["particles", "allParticles", "losses", "quality", "config"],
  network: ["layers", "pytorch"],
} as const satisfies Record<string, readonly FileName[]>;

const makers: Readonly<Record<FileName, (playground: Playground, link: string) => Promise<ExportFile>>> = {
  particles: particlesCsv,
  allParticles: (playground, link) => particlesCsv(playground, link, { allSteps: true }),
  losses: curvesCsv,
  quality: qualityCsv,
  config: configJson,
  layers: layersModel,
  pytorch: pytorchScript,
};

/** Why a file cannot be made now, and what to do; null when it can. */
function missing(name: FileName, state: PlaygroundState, words: AllWords["exporting"]): string | null {
  const { run, losses, data, engine } = state;
  switch (name) {
    case "particles":
    case "allParticles": {
      const rows = particleRows(state, { allSteps: name === "allParticles" });
      if (rows > mostParticleRows) return words.tooManyRows(formatCount(rows), formatCount(mostParticleRows));
      return rows === 0 ? words.noParticles : null;
    }
    case "losses":
      return losses.entries.length === 0 ? words.noLosses : null;
    case "quality":
      return run?.panes.some(({ quality }) => quality.length > 0) ? null : words.noQuality;
    case "config":
      return null;
    case "layers":
      return engine === null ? words.noNetwork : null;
    case "pytorch":
      return drawnOf(data) ? null : words.noData;
    default:
      return name satisfies never;
  }
}

/** Files that are one click away. */
export function FilesPanel({ kind, link }: { readonly kind: keyof typeof names; readonly link: string | null }) {
  const playground = usePlayground();
  const saver = useSaving();
  const [asked, setAsked] = useState<FileName | null>(null);
  const save = (name: FileName) => {
    setAsked(name);
    saver.save(async () => makers[name](playground, link ?? (await linkInForce(playground))));
  };
  return (
    <ul className="export-files">
      {names[kind].map((name) => (
        <li key={name}>
          <FileRow name={name} save={() => save(name)} />
          {asked === name ? <SavedNote saver={saver} link={link} /> : null}
        </li>
      ))}
    </ul>
  );
}

function FileRow({ name, save }: { readonly name: FileName; readonly save: () => void }) {
  const words = useAllWords().exporting;
  const reason = usePlaygroundState((state) => missing(name, state, words));
  const { [name]: title, [`${name}Help` as const]: help } = words.files;
  return (
    <div className="export-file">
      <div>
        <b>{title}</b>
        <p className={reason === null ? "aside" : undefined}>{reason ?? help}</p>
      </div>
      <Button name={words.saveFile(title)} tip={help} disabledReason={reason} onClick={save}>
        {words.save}
      </Button>
    </div>
  );
}
