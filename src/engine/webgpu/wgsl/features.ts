import type { NetworkSpec } from "../../../maths/network/architecture.ts";
import { featureCount, labelCount } from "../../../maths/network/architecture.ts";
import { levelBlocks } from "../level-table.ts";
import type { NetworkLayout } from "../network-layout.ts";

/** maths/network/features.ts for the device: `writeFeatures` fills a row, the constant 1 behind it included. */
export function featuresWgsl({ network, featureBlocks }: NetworkLayout): string {
  const values = [...featureExpressions(network), "1.0"];
  while (values.length < 4 * featureBlocks) values.push("0.0");
  const rows = Array.from(
    { length: featureBlocks },
    (_, k) => `  work[row * ${featureBlocks}u + ${k}u] = vec4f(${values.slice(4 * k, 4 * k + 4).join(", ")});`,
  );
  return /* wgsl */ `
const levelLength = ${levelBlocks(network)}u;
struct Level { sigma: f32, inverseSpread: f32, halfLogSigma: f32, slope: f32, gain: f32, weight: f32, mean: vec2f }
fn levelAt(index: u32) -> Level {
  let a = levels[index * levelLength];
  let b = levels[index * levelLength + 1u];
  return Level(a.x, a.y, a.z, a.w, b.x, b.y, b.zw);
}

fn writeFeatures(row: u32, x: vec2f, index: u32, label: i32) {
  let level = levelAt(index);
  let scaled = (x - level.mean) * level.inverseSpread;
${waves(network)}
${rows.join("\n")}
}
`;
}

/** The angle of octave k is 2^k x/2 turns: the product and what is left of it after whole turns are exact. */
function waves({ fourierOctaves }: NetworkSpec): string {
  return Array.from({ length: fourierOctaves }, (_, k) => {
    const half = (2 ** k / 2).toFixed(1);
    const visibility = `levels[index * levelLength + ${2 + (k >> 2)}u].${"xyzw"[k & 3]}`;
    return `  let x${k} = ${visibility} * sineCosineOfTurns(${half} * x.x);
  let y${k} = ${visibility} * sineCosineOfTurns(${half} * x.y);`;
  }).join("\n");
}

function featureExpressions(network: NetworkSpec): string[] {
  const octaves = Array.from({ length: network.fourierOctaves }, (_, k) => k);
  const expressions = [
    "scaled.x",
    "scaled.y",
    "level.halfLogSigma",
    ...octaves.map((k) => `x${k}.x`),
    ...octaves.map((k) => `y${k}.x`),
    ...octaves.map((k) => `x${k}.y`),
    ...octaves.map((k) => `y${k}.y`),
    ...Array.from({ length: labelCount(network) }, (_, c) => `select(0.0, 1.0, label == ${c})`),
  ];
  if (expressions.length !== featureCount(network)) {
    throw new Error(`need ${featureCount(network)} features, got ${expressions.length}`);
  }
  return expressions;
}
