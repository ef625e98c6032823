import { xmlAttributes, xmlText } from "./xml.ts";

export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  /** What it is, in a few words, and what it shows. */
  readonly title: string;
  readonly description: string;
  /** The address that opens what is shown; "" for none. */
  readonly link: string;
  /** BCP 47 */
  readonly language: string;
  readonly elements: string;
}

/** A document that stands alone: nothing in it is fetched, and its texts are texts. */
export function svgDocument({ width, height, title, description, link, language, elements }: SvgDocument): string {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const metadata =
    link === ""
      ? ""
      : `<metadata><dc:source xmlns:dc="http://purl.org/dc/elements/1.1/">${xmlText(link)}</dc:source></metadata>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg"${xmlAttributes({ ...size, lang: language, role: "img", "aria-labelledby": "title desc" })}>
<title id="title">${xmlText(title)}</title>
<desc id="desc">${xmlText(description)}</desc>
${metadata}${elements}
</svg>
`;
}
