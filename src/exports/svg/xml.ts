/** A text as it stands in XML, in an element or in an attribute; what XML 1.0 has no place for is left out. */
export const xmlText = (text: string): string =>
  text
    .replace(unspeakable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");

/** Control characters, halves of surrogate pairs and non-characters: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that have no place
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number as an attribute has it: to a hundredth of a pixel. */
export const xmlNumber = (value: number): string => String(Number(value.toFixed(2)) + 0);

/** Attributes, each with a space before it; those undefined are left out. */
export const xmlAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(typeof value === "number" ? xmlNumber(value) : String(value))}"`)
    .join("");
