/** Numbers for people: U+2212 as minus, U+202F between thousands, subscript digits for indices. */

const minus = "−";
const narrowSpace = "\u202f";

/** "1 240", "−12 000". Rounds to whole numbers. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const rounded = Math.round(value);
  const digits = String(Math.abs(rounded)).replace(/\B(?=(\d{3})+$)/g, narrowSpace);
  return rounded < 0 ? minus + digits : digits;
}

/** Of something a second: whole from 10 on, two significant digits below, since 0.4 is neither 0 nor 1. */
export const formatRate = (value: number): string => (value < 10 ? formatSignificant(value, 2) : formatCount(value));

/** Fixed decimals with a true minus; an en dash where there is no number. "−0.019" */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "–";
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/** Two significant digits or more, without trailing zeros: "0.0271", "3.1", "120". */
export function formatSignificant(value: number, digits = 2): string {
  const text = formatDigits(value, digits);
  return text.includes("e") ? text : withoutTrailingZeros(text);
}

/** As many significant digits in every cell of a column, trailing zeros kept: "0.190", "0.000510"; whole from 1 000 on. */
export function formatDigits(value: number, digits: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return decimals > 8 ? value.toExponential(digits - 1).replaceAll("-", minus) : formatFixed(value, decimals);
}

const withoutTrailingZeros = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

const superscripts: Readonly<Record<string, string>> = { "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³" };
const superscript = (value: number): string =>
  String(value).replace(/[-\d]/g, (digit) => superscripts[digit] ?? String.fromCodePoint(0x2070 + Number(digit)));

/** A positive number by its natural logarithm, however small it is: "0.82", "3.1·10⁻⁴⁰²"; "0" for -∞. */
export function formatFromLog(logValue: number): string {
  if (logValue === Number.NEGATIVE_INFINITY) return "0";
  if (!Number.isFinite(logValue)) return "–";
  if (Math.abs(logValue) < plainRange * Math.LN10) return formatSignificant(Math.exp(logValue), 3);
  const digits = logValue / Math.LN10;
  const mantissa = 10 ** (digits - Math.floor(digits));
  const carries = mantissa >= 9.95;
  return `${(carries ? mantissa / 10 : mantissa).toFixed(1)}·10${superscript(Math.floor(digits) + Number(carries))}`;
}
/** Numbers within so many powers of ten of one are written out. */
const plainRange = 4;

/**
 * A measured value with its standard error, both to the second digit of the error: "0.482" and "0.013". An error that
 * is rounding leaves the value four digits.
 */
export function formatMeasured(value: number, error: number): { value: string; error: string } {
  if (!(error > 0 && error < Number.POSITIVE_INFINITY)) return { value: formatSignificant(value, 3), error: "0" };
  if (error < 1e-4 * Math.abs(value)) return { value: formatDigits(value, 4), error: formatSignificant(error, 1) };
  const decimals = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return { value: formatFixed(value, decimals), error: formatFixed(error, decimals) };
}

/** A noise level in a list: "1.18", "0.24", "0.05", "0.031". */
export function formatSigma(sigma: number): string {
  // Below 0.1 two decimals would give neighbours of a long ladder the same name.
  return sigma >= 0.0995 ? formatFixed(sigma, 2) : formatSignificant(sigma, 2);
}

/** A noise level where it is the subject: "0.243", "0.0235". */
export function formatSigmaLong(sigma: number): string {
  return sigma >= 0.0995 ? formatFixed(sigma, 3) : formatSignificant(sigma, 3);
}

/** A step on an axis: "1", "100", "1k", "2.5k", "10k", "1M". */
export function formatAxisStep(step: number): string {
  if (step >= 1e6) return `${withoutTrailingZeros((step / 1e6).toFixed(1))}M`;
  if (step >= 1e3) return `${withoutTrailingZeros((step / 1e3).toFixed(1))}k`;
  return String(Math.round(step));
}

/** A value on an axis: "0", "0.5", "−1"; "1e−6" below a ten-thousandth, "2e5" from a hundred thousand. */
export function formatAxisValue(value: number): string {
  if (value === 0) return "0";
  if (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e5) {
    return value.toExponential().replaceAll("-", minus).replace("+", "");
  }
  return withoutTrailingZeros(formatFixed(value, 4));
}

/** "₁₂" */
export function subscript(index: number): string {
  return String(Math.round(index)).replace(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)));
}

/** "σ₅" */
export function levelName(level: number): string {
  return `σ${subscript(level)}`;
}
