import { pointsCsv } from "../imports/points-csv.ts";
import { cleanPoints, drawClean } from "../maths/density/clean-points.ts";
import { streams } from "../maths/random.ts";
import { formatCount } from "../plots/format.ts";
import { drawnOf, sourceOf } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { Button } from "./controls/button.tsx";
import { Disclosure } from "./controls/disclosure.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { useWords } from "./words.ts";

/** About so many points show the shape of a density; of fewer a network remembers each. */
const enoughPoints = 60;

/** Says so where there are few points. */
export function FewPoints() {
  const words = useWords().data;
  const count = usePlaygroundState(({ data, config }) => {
    const there = data.kind === "points" ? data.points.length / 2 : Number.POSITIVE_INFINITY;
    return config.finite ? Math.min(there, config.dataPoints) : there;
  });
  const finite = usePlaygroundState((state) => state.config.finite);
  if (count >= enoughPoints || count === 0) return null;
  return (
    <p role="status" className="reason">
      {finite ? words.fewTrained(formatCount(count)) : words.fewPoints(formatCount(count))}
    </p>
  );
}

/** Whether training sees the density itself or n points of it, and those points as a file. */
export function DataPoints() {
  const words = useWords();
  const { state } = usePlayground();
  const finite = usePlaygroundState(({ config }) => config.finite);
  const count = usePlaygroundState(({ config }) => config.dataPoints);
  const drawn = usePlaygroundState(({ data }) => drawnOf(data));
  /** Imported points that training sees all of are saved as they are; their number, else null. */
  const whole = usePlaygroundState(({ data, config }) =>
    data.kind === "points" && !config.finite ? data.points.length / 2 : null,
  );
  const save = () => {
    const { data, config } = state.get();
    const address = { seed: config.seed, stream: streams.dataPoints, step: 0 };
    const points =
      data.kind === "points" && !config.finite
        ? data.points
        : drawClean(cleanPoints(sourceOf(data)), config.dataPoints, address);
    download(words.data.exportFile, pointsCsv(points, data.kind === "points" ? data.origin : undefined));
  };
  return (
    <Disclosure
      title={words.data.trainingData}
      summary={
        finite
          ? words.data.pointsSummary(formatCount(count))
          : whole !== null
            ? words.data.allPoints(formatCount(whole))
            : words.data.allData
      }
    >
      <SettingControl name="finite" />
      {whole === null ? <SettingControl name="dataPoints" /> : null}
      <Button
        name={words.data.exportCsv(formatCount(whole ?? count))}
        tip={whole === null ? words.data.exportHelp : words.data.exportAllHelp}
        disabledReason={drawn ? null : words.data.summaryEmpty}
        onClick={save}
      />
    </Disclosure>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
