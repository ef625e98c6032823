/** An element of a small XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of this element alone. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(\w*);?/g, (whole, name: string) => {
    const character = entities[name];
    if (character === undefined || !whole.endsWith(";")) throw new Error(`a bare ampersand: ${whole}`);
    return character;
  });

/**
 * Reads XML strictly, as far as the exports write it: elements, attributes, texts and the five entities.
 *
 * @throws Error for what is not well-formed
 */
export function parsedXml(document: string): XmlElement {
  const source = document.replace(/^<\?xml[^?]*\?>\s*/, "");
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [];
  let root: XmlElement | null = null;
  let at = 0;
  for (const found of source.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const [whole, closing, name = "", written = "", alone] = found;
    const between = source.slice(at, found.index);
    if (between.includes("<")) throw new Error(`no tag: ${between.slice(0, 80)}`);
    const parent = open.at(-1);
    if (parent) parent.text += plain(between);
    else if (between.trim() !== "") throw new Error(`text outside the root: ${between.slice(0, 80)}`);
    at = found.index + whole.length;
    if (closing === "/") {
      const element = open.pop();
      if (element?.name !== name) throw new Error(`</${name}> closes <${element?.name}>`);
      if (open.length === 0) root = element;
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key = "", value = ""] of written.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (key in attributes) throw new Error(`${key} twice in <${name}>`);
      attributes[key] = plain(value);
    }
    const element = { name, attributes, children: [], text: "" };
    parent?.children.push(element);
    if (alone !== "/") open.push(element);
  }
  if (!root || open.length > 0) throw new Error(`not closed: ${open.map(({ name }) => name).join(" ")}`);
  if (source.slice(at).trim() !== "") throw new Error(`after the root: ${source.slice(at, at + 80)}`);
  return root;
}

/** All elements of a name below one, in the order of the document. */
export const elementsNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)]);

/** The group of a layer. */
export function layerNamed(element: XmlElement, layer: string): XmlElement {
  const found = elementsNamed(element, "g").find(({ attributes }) => attributes["data-layer"] === layer);
  if (!found) throw new Error(`no layer "${layer}"`);
  return found;
}
