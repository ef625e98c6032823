/**
 * How a text is written inside another language, so that whoever reads that language gets the very text back: an address
 * holds what others wrote.
 */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A parser makes a line feed of it.
  "\r": "&#13;",
};

/** A text as the value of an HTML attribute, with its quotation marks. */
export const htmlAttribute = (text: string): string =>
  `"${text.replace(/[&<>"'\r]/g, (character) => entities[character] as string)}"`;

/**
 * A text as a string of Python (https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences): JSON's
 * escapes are among Python's and mean the same.
 */
export const pythonString = (text: string): string => JSON.stringify(text);

/**
 * A text as the value of a Quarto shortcode's parameter. Their grammar knows no escaped quotation mark: a text stands
 * between those that it does not hold.
 *
 * @throws RangeError for a text with both kinds
 */
export function shortcodeValue(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  if (text.includes(quote)) throw new RangeError(`need a text without both kinds of quotation marks, got ${text}`);
  return `${quote}${text.replaceAll("\\", "\\\\")}${quote}`;
}

/** A text as one inside a JavaScript string that stands in an HTML script: nothing in it ends the script. */
export const scriptString = (text: string): string => JSON.stringify(text).replaceAll("<", "\\u003c");
