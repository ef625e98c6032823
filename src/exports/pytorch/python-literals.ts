/** Values as Python writes them. */

export type PythonValue = string | number | boolean | null | readonly PythonValue[];

/**
 * A literal of Python that cannot be anything else: text in double quotes with only printable ASCII between them. The
 * numbers of a list are floats, as of a list that becomes a tensor.
 *
 * @throws RangeError for a number that is not finite
 */
export function pythonLiteral(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `"${[...value].map(escaped).join("")}"`;
  if (typeof value !== "number") return `[${value.map(inList).join(", ")}]`;
  if (!Number.isFinite(value)) throw new RangeError(`need a finite number, got ${value}`);
  return String(value);
}

/** Characters of a line of Python that an editor shows whole. */
const widest = 110;

/** The same, with the entries of a list too long for one line on several, indented so far. */
export function pythonLines(value: PythonValue, indent = 0): string {
  const whole = pythonLiteral(value);
  if (!Array.isArray(value) || whole.length <= widest - indent) return whole;
  const margin = " ".repeat(indent + 4);
  const lines: string[] = [];
  let line = "";
  for (const entry of value.map((each) => `${inList(each)},`)) {
    if (line !== "" && margin.length + line.length + entry.length >= widest) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? entry : ` ${entry}`;
  }
  return `[\n${[...lines, line].map((each) => `${margin}${each}\n`).join("")}${" ".repeat(indent)}]`;
}

const inList = (value: PythonValue): string =>
  typeof value === "number" && Number.isSafeInteger(value) ? `${value}.0` : pythonLiteral(value);

/** One code point; half of a surrogate pair, which is none, as the replacement character. */
function escaped(character: string): string {
  const code = character.codePointAt(0) as number;
  if (character === '"' || character === "\\") return `\\${character}`;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** "STEPS_PER_LEVEL" of "stepsPerLevel". */
export const pythonConstant = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Numbers, deflated and in base64, as a literal of lines; `decode` in decode.py reads it. */
export async function pythonBytes(numbers: Float32Array<ArrayBuffer> | Int8Array<ArrayBuffer>): Promise<string> {
  const deflated = new Blob([numbers]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  const lines = btoa(text).match(new RegExp(`.{1,${widest}}`, "g")) ?? [];
  return `"""\n${lines.join("\n")}\n"""`;
}
