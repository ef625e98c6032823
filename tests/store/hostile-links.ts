import { deflateRawSync } from "node:zlib";
import { checksum } from "../../src/config/checksum.ts";
import { settingNames } from "../../src/config/settings.ts";

/** Links as accidents and enemies make them. */

type Random = () => number;
const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** A link with the right checksum of any bytes. */
export const sealed = (bytes: Uint8Array): string => {
  const data = Buffer.from(bytes).toString("base64url");
  return `1.${data}.${checksum(data)}`;
};
export const sealedJson = (json: string): string => sealed(deflateRawSync(Buffer.from(json)));

/** Cuts out, doubles, overwrites or inserts something, a few times. */
export function mutated(random: Random, text: string, alphabet: readonly string[]): string {
  let result = text;
  for (let times = 1 + Math.floor(3 * random()); times > 0; times--) {
    const from = Math.floor(random() * result.length);
    const to = from + Math.floor(random() * 12);
    const put = pick(random, ["", result.slice(from, to) + result.slice(from, to), pick(random, alphabet)]);
    result = result.slice(0, from) + put + result.slice(random() < 0.5 ? from : to);
  }
  return random() < 0.15 ? result.slice(0, Math.floor(random() * result.length)) : result;
}

/** Pieces of JSON that somebody might try. */
export const hostilePieces: readonly string[] = [
  '"__proto__":{"preset":"x"},',
  '"constructor":{"prototype":{"levels":3}},',
  '"toString":1,',
  "1e999",
  "-1e999",
  "NaN",
  "-0",
  "1e-320",
  "9007199254740993",
  "null",
  "true",
  "[]",
  "{}",
  '""',
  `"${"A".repeat(3000)}"`,
  `"\\u0000\\ud800"`,
  "[".repeat(500),
  `${'{"a":'.repeat(200)}1${"}".repeat(200)}`,
  '"settings":[],',
  '"settings":{"compare":"sampler:ddim;;;;"},',
  '"data":{"kind":"points","points":"gggggggg"},',
  '"data":{"kind":"raster","layers":[""]},',
  '"data":{"kind":"strokes","base":"drawing","classes":1e9,"strokes":[]},',
  '"data":{"kind":"mixture","components":[[1,0,0,1e-300,0,1e300]]},',
  '"trained":-5,',
  '"step":1.5,',
  '"lesson":"../../etc",',
  "\\",
  '"',
  "\u00ff",
];

const isValue = (piece: string): boolean => {
  try {
    JSON.parse(piece);
    return true;
  } catch {
    return false;
  }
};
const values = [...hostilePieces.filter(isValue), '"1"', "12", "0.5", "-3", '"ddim"'];
const names = [...settingNames, "__proto__", "constructor", "hasOwnProperty", "", "toString", "data"];

/** JSON of a link with settings and values of any kind, most of them wrong. */
export function hostileJson(random: Random): string {
  const pairs = (count: number) =>
    Array.from({ length: count }, () => `${JSON.stringify(pick(random, names))}:${pick(random, values)}`).join(",");
  const parts = [
    `"settings":${random() < 0.85 ? `{${pairs(Math.floor(12 * random()))}}` : pick(random, values)}`,
    `"data":${pick(random, values)}`,
    `"trained":${pick(random, values)}`,
    `"step":${pick(random, values)}`,
    `"lesson":${pick(random, values)}`,
    pairs(2),
  ].filter(() => random() < 0.5);
  return `{${parts.join(",")}}`;
}
