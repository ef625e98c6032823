import { htmlAttribute, pythonString, scriptString, shortcodeValue } from "./escape.ts";

/** What is pasted elsewhere to show the playground there. Every text goes through the escapes of its language. */

/** A frame that shows an address. */
export interface FramedPage {
  readonly address: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What a screen reader calls it. */
  readonly title: string;
}

/** What a frame may do: run scripts, and open the whole playground in a window of its own. */
export const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

type Attribute = readonly [name: string, value: string];

/** An element without content, an attribute a line. */
function element(name: string, attributes: readonly Attribute[], indent = ""): string {
  const lines = attributes.map(([key, value]) => `${indent}  ${key}=${htmlAttribute(value)}`);
  return [`${indent}<${name}`, ...lines, `${indent}></${name}>`].join("\n");
}

const frameAttributes = ({ address, width, height, title }: FramedPage, source: "src" | "data-src"): Attribute[] => [
  [source, address],
  ["width", String(width)],
  ["height", String(height)],
  ["title", title],
  ["sandbox", sandbox],
  ["allow", "fullscreen"],
];

/** An iframe that is loaded when it comes near to the view. */
export const iframeSnippet = (page: FramedPage): string =>
  element("iframe", [...frameAttributes(page, "src"), ["loading", "lazy"], ["style", "border: 0"]]);

/** What an address says, name by name; its fragment is the one called `link`. */
export function namedParts(address: string): readonly Attribute[] {
  const { searchParams, hash } = new URL(address);
  // The width of the network: in an element and a shortcode, width is that of the frame.
  const named = [...searchParams]
    .filter(([name]) => name !== "embed")
    .map(([name, value]): Attribute => [name === "width" ? "network-width" : name, value]);
  return hash === "" ? named : [...named, ["link", hash.slice(1)]];
}

/** HTML knows no capitals: the element takes `sigma-max` for sigmaMax. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param script address of embed.js */
export const elementSnippet = ({ address, width, height, title }: FramedPage, script: string): string =>
  [
    `<script type="module" src=${htmlAttribute(script)}></script>`,
    element("score-playground", [
      ...namedParts(address).map(([name, value]) => [kebab(name), value] as const),
      ["width", String(width)],
      ["height", String(height)],
      ["title", title],
    ]),
  ].join("\n");

export interface RevealOptions {
  /** In the slide, or behind all of it. */
  readonly place: "slide" | "background";
  /** Step of the sampling that each fragment goes to; none for a slide without fragments. */
  readonly steps: readonly number[];
  /** Address of the plugin. */
  readonly plugin: string;
}

/** A slide, and how its deck gets the plugin that goes through the steps. reveal.js loads data-src when it is near. */
export function revealSnippet(page: FramedPage, { place, steps, plugin }: RevealOptions): string {
  const fragments: Attribute[] = steps.length === 0 ? [] : [["data-scorescape-steps", steps.join(",")]];
  const background: Attribute[] = [
    ["data-background-iframe", page.address],
    ["data-background-interactive", ""],
  ];
  const slide =
    place === "background"
      ? element("section", [...background, ...fragments])
      : [
          "<section>",
          element("iframe", [...frameAttributes(page, "data-src"), ...fragments, ["style", "border: 0"]], "  "),
          "</section>",
        ].join("\n");
  return [
    slide,
    "",
    "<!-- where the deck starts -->",
    '<script type="module">',
    `  import Scorescape from ${scriptString(plugin)};`,
    "  Reveal.initialize({ plugins: [Scorescape] });",
    "</script>",
  ].join("\n");
}

/**
 * The shortcode of the extension in public/quarto.
 *
 * @param base address of the playground
 * @param steps of the clicker in slides; elsewhere they do nothing
 */
export function quartoShortcode(
  { address, width, height }: FramedPage,
  base: string,
  steps: readonly number[] = [],
): string {
  const parameters: Attribute[] = [
    ["base", base],
    ...namedParts(address),
    ["width", String(width)],
    ["height", String(height)],
    ...(steps.length === 0 ? [] : [["steps", steps.join(",")] as const]),
  ];
  return `{{< scorescape ${parameters.map(([name, value]) => `${name}=${shortcodeValue(value)}`).join(" ")} >}}`;
}

/** For a document without the extension. */
export const quartoBlock = (page: FramedPage): string => ["```{=html}", iframeSnippet(page), "```"].join("\n");

/** For Jupyter, Colab and every other notebook with IPython. */
export const notebookSnippet = ({ address, width, height }: FramedPage): string =>
  `from IPython.display import IFrame\n\nIFrame(${pythonString(address)}, width=${width}, height=${height})`;
