import type { MixtureComponent } from "../../maths/density/data-source.ts";
import type { Experiment } from "./experiment.ts";
import { pythonBytes, pythonLines, pythonLiteral } from "./python-literals.ts";

/**
 * The data as Python: TRUTH, with BY_CLASS and PRIORS where the network knows classes, and SEEN where training sees so
 * many points and no more.
 */
export async function dataText(experiment: Experiment): Promise<string> {
  const { seen, config } = experiment;
  const truth = await truthText(experiment);
  if (!seen) return truth;
  const points = `SEEN = decode(${await pythonBytes(seen.points)}).double().reshape(-1, 2)`;
  const labels =
    config.classes > 1
      ? `SEEN_LABELS = decode(${await pythonBytes(seen.labels)}, torch.int8).long()`
      : "SEEN_LABELS = torch.full((len(SEEN),), NO_LABEL)";
  return `${truth}\n\n# The points that training sees, and their classes.\n${points}\n${labels}`;
}

async function truthText({ truth, layers, config }: Experiment): Promise<string> {
  switch (truth.kind) {
    case "raster": {
      const all = layers ?? [truth.mass];
      const numbers = new Float32Array(all.length * truth.mass.length);
      for (const [y, layer] of all.entries()) numbers.set(layer, y * truth.mass.length);
      const { size } = truth;
      return [
        `# Masses of ${size} x ${size} cells${layers ? " of each class" : ""}, the lowest row first.`,
        `LAYERS = decode(${await pythonBytes(numbers)}).double().reshape(-1, ${size}, ${size})`,
        "TRUTH = Raster(LAYERS.sum(0))",
        ...(layers
          ? [
              "BY_CLASS = [Raster(layer) if layer.sum() > 0 else None for layer in LAYERS]",
              "PRIORS = (LAYERS.sum((1, 2)) / LAYERS.sum()).tolist()",
            ]
          : ofFirstClass(config.classes)),
      ].join("\n");
    }
    case "mixture":
      return [mixtureText(truth.components), ...ofFirstClass(config.classes)].join("\n");
    case "points":
      return [
        "# Points, (x, y), single precision.",
        `TRUTH = Points(decode(${await pythonBytes(truth.points)}).double().reshape(-1, 2))`,
        ...ofFirstClass(config.classes),
      ].join("\n");
    default:
      return truth satisfies never;
  }
}

/** Data without labels are all of the first class. */
function ofFirstClass(classes: number): readonly string[] {
  if (classes === 1) return [];
  const others = Array.from({ length: classes - 1 });
  return [
    `BY_CLASS = [${["TRUTH", ...others.map(() => "None")].join(", ")}]`,
    `PRIORS = ${pythonLiteral([1, ...others.map(() => 0)])}`,
  ];
}

function mixtureText(components: readonly MixtureComponent[]): string {
  const some = components.filter(({ weight }) => weight > 0);
  return [
    "# Weights, means, and covariances [xx, xy, yy].",
    "TRUTH = Mixture(",
    `    ${pythonLines(
      some.map(({ weight }) => weight),
      4,
    )},`,
    `    ${pythonLines(
      some.map(({ mean }) => mean),
      4,
    )},`,
    `    ${pythonLines(
      some.map(({ covariance }) => covariance),
      4,
    )},`,
    ")",
  ].join("\n");
}
