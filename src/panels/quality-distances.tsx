import { formatSignificant } from "../plots/format.ts";
import type { PaneRun } from "../store/state.ts";
import { csvOf, FiguresTable } from "./figures-table.tsx";
import { useAllWords } from "./words.ts";

type Quality = PaneRun["quality"][number];

/** Three distances from the particles to the drawing, each beside its own floor. */
function QualityDistances({ quality }: { readonly quality: Quality }) {
  const words = useAllWords();
  const bandwidth = formatSignificant(quality.bandwidth, 2);
  const rows = [
    {
      name: words.quality.slicedWasserstein,
      help: words.quality.help,
      value: quality.slicedWasserstein,
      floor: quality.floor,
    },
    {
      name: words.quality.energyDistance,
      help: words.quality.energyHelp,
      value: quality.energyDistance,
      floor: quality.energyDistanceFloor,
    },
    {
      name: words.quality.mmd(bandwidth),
      help: words.quality.mmdHelp(bandwidth),
      value: quality.mmd,
      floor: quality.mmdFloor,
    },
  ];
  return (
    <table className="table tabular distances" data-testid="distances">
      <caption className="visually-hidden">{words.quality.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.quality.distance}</th>
          <th scope="col">{words.quality.particles}</th>
          <th scope="col" data-tip={words.quality.floorHelp}>
            {words.quality.truth}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, help, value, floor }) => (
          <tr key={name} data-tip={help}>
            <th scope="row">{name}</th>
            <td>
              <b>{formatSignificant(value, 2)}</b>
            </td>
            <td>{formatSignificant(floor, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const columns = [
  "slicedWasserstein",
  "floor",
  "energyDistance",
  "energyDistanceFloor",
  "mmd",
  "mmdFloor",
] as const satisfies readonly (keyof Quality)[];

/** All distances as last measured, and over sampler time: the figures behind the chart. */
export function QualityTable(props: { readonly quality: readonly Quality[]; readonly latest: Quality | null }) {
  const { quality, latest } = props;
  const words = useAllWords();
  if (quality.length === 0) return null;
  const floor = words.quality.truth;
  return (
    <FiguresTable
      title={words.quality.table}
      headings={[
        words.quality.step,
        words.quality.slicedWasserstein,
        floor,
        words.quality.energyDistance,
        `${floor} `,
        "MMD",
        `${floor}  `,
      ]}
      rows={quality.map((each) => [String(each.step), ...columns.map((column) => formatSignificant(each[column], 2))])}
      csv={() =>
        csvOf(
          ["step", ...columns, "bandwidth"],
          quality.map((each) => [each.step, ...columns.map((column) => each[column]), each.bandwidth]),
        )
      }
      inHead
    >
      {latest ? <QualityDistances quality={latest} /> : null}
    </FiguresTable>
  );
}
