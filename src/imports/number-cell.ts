/** How numbers are written in files: what `Number` takes and a person would not, such as 0x10 or "", is none. */

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const decimalComma = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;
const notFinite = /^[+-]?(nan|inf|infinity|∞|1\.#(inf|ind|qnan)\d*)$/i;

export interface NumberStyle {
  /** Whether a comma may stand for the decimal point: only where it does not part the columns. */
  readonly commas: boolean;
}

/**
 * Reads one cell.
 *
 * @returns the number; NaN or an infinity for a word that says so or digits beyond all numbers; null for anything else
 */
export function readNumber(cell: string, { commas }: NumberStyle): number | null {
  const text = cell.trim().replace(/^[−–]/, "-");
  if (decimal.test(text)) return Number(text);
  if (commas && decimalComma.test(text)) return Number(text.replace(",", "."));
  return notFinite.test(text) ? Number.NaN : null;
}
