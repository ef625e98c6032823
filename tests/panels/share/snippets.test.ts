import fc from "fast-check";
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { expect, test } from "vitest";
import { embeddedAddress } from "../../../src/embed/element/attributes.ts";
import { htmlAttribute, pythonString, scriptString, shortcodeValue } from "../../../src/panels/share/escape.ts";
import {
  elementSnippet,
  type FramedPage,
  iframeSnippet,
  namedParts,
  notebookSnippet,
  quartoBlock,
  quartoShortcode,
  revealSnippet,
  sandbox,
} from "../../../src/panels/share/snippets.ts";

const base = "https://example.org/scorescape/";
const page: FramedPage = {
  address: `${base}?preset=ring&embed=1&panels=stage%2Closs#s=1.q1YqS8wp.0a1b2c3d`,
  width: 960,
  height: 540,
  title: "Scorescape",
};

/** All elements of a snippet, as a browser's parser sees them. */
function elements(html: string): Tree.Element[] {
  const walk = (node: Tree.ChildNode | Tree.DocumentFragment): Tree.Element[] => {
    const inside = "childNodes" in node ? node.childNodes.flatMap(walk) : [];
    return defaultTreeAdapter.isElementNode(node as Tree.Node) ? [node as Tree.Element, ...inside] : inside;
  };
  return walk(parseFragment(html));
}
function only(html: string, name: string): Readonly<Record<string, string>> {
  const found = elements(html).filter(({ tagName }) => tagName === name);
  expect(found).toHaveLength(1);
  return Object.fromEntries((found[0] as Tree.Element).attrs.map((each) => [each.name, each.value]));
}

/** What a text may be made of to break out of where it stands. A parser of HTML can hand on no NUL. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['"', "'", "<", ">", "&", "&quot;", "&#34", "</script>", "<!--", "-->", "]]>", "\\", '\\"', "`", "${", "\r"],
        ...["\n", "\t", "\u2028", "\u2029", "{{<", ">}}", "{{{<", "```", "#{", "%", "\u202e", "=", " onload=alert(1) "],
      ),
      fc.string({ unit: "binary", maxLength: 4 }).map((text) => text.replaceAll("\0", "")),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const seed = 66;

test("whatever an address and a title hold, every HTML snippet gives them back and has no element more", () => {
  fc.assert(
    fc.property(hostile, hostile, (text, title) => {
      const framed = { ...page, address: `${base}?${text}`, title };
      const frame = iframeSnippet(framed);
      expect(elements(frame).map(({ tagName }) => tagName)).toEqual(["iframe"]);
      expect(only(frame, "iframe")).toMatchObject({ src: framed.address, title, sandbox });
      for (const place of ["slide", "background"] as const) {
        const slide = revealSnippet(framed, { place, steps: [0, 5], plugin: `${base}${text}` });
        const inFrame = place === "slide" ? ["iframe"] : [];
        expect(elements(slide).map(({ tagName }) => tagName)).toEqual(["section", ...inFrame, "script"]);
        if (place === "slide") expect(only(slide, "iframe")).toMatchObject({ "data-src": framed.address, title });
        else expect(only(slide, "section")["data-background-iframe"]).toBe(framed.address);
      }
    }),
    { seed, numRuns: 300 },
  );
});

test("whatever settings an address holds, the element has them as attributes", () => {
  fc.assert(
    fc.property(hostile, hostile, (value, fragment) => {
      const { href } = new URL(`${base}?embed=1&compare=${encodeURIComponent(value)}#${fragment}`);
      const snippet = elementSnippet({ ...page, address: href }, `${base}embed.js`);
      expect(elements(snippet).map(({ tagName }) => tagName)).toEqual(["script", "score-playground"]);
      const { compare, link = "" } = only(snippet, "score-playground");
      expect(compare).toBe(value);
      expect(link).toBe(new URL(href).hash.slice(1));
    }),
    { seed, numRuns: 300 },
  );
});

test("the element opens the address that it was made from", () => {
  const address = `${base}?preset=ring&sigmaMax=1.5&stepsPerLevel=20&width=32&live=0&embed=1&panels=stage,loss&train=300#s=1.ab-_c.0`;
  const { width, height, title, ...attributes } = only(
    elementSnippet({ ...page, address }, `${base}embed.js`),
    "score-playground",
  );
  expect([width, height, title]).toEqual(["960", "540", "Scorescape"]);
  expect(attributes).toMatchObject({ "sigma-max": "1.5", "steps-per-level": "20", "network-width": "32" });
  const opened = new URL(embeddedAddress(base, Object.entries(attributes)));
  const wanted = new URL(address);
  expect(opened.hash).toBe(wanted.hash);
  expect([...opened.searchParams].toSorted()).toEqual([...wanted.searchParams].toSorted());
});

test("a Python string and a JavaScript string hold any text, on one line", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      // What JSON and Python write alike.
      expect(pythonString(text)).toMatch(/^"([^"\\\n\r]|\\["\\bfnrt]|\\u[0-9a-f]{4})*"$/u);
      expect(JSON.parse(pythonString(text))).toBe(text);
      expect(JSON.parse(scriptString(text))).toBe(text);
      expect(scriptString(text)).not.toContain("<");
      const address = JSON.stringify(`${base}?${text}`);
      expect(notebookSnippet({ ...page, address: `${base}?${text}` }).split("\n")[2]).toBe(
        `IFrame(${address}, width=960, height=540)`,
      );
    }),
    { seed, numRuns: 300 },
  );
});

/** Reads a shortcode by the grammar of Quarto's own parser: quoted values, in which only backslashes are written twice. */
function readShortcode(text: string): [string, string][] {
  const [, inner = ""] = /^\{\{< scorescape((?: \w+=(?:"[^"]*"|'[^']*'))*) >\}\}$/s.exec(text) ?? [];
  return Array.from(inner.matchAll(/ (\w+)=(?:"([^"]*)"|'([^']*)')/gs), ([, name, double, single]) => [
    name as string,
    (double ?? single ?? "").replaceAll("\\\\", "\\"),
  ]);
}

test("a shortcode's values are read back as they were, and what none can hold is refused", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      if (text.includes('"') && text.includes("'")) {
        expect(() => shortcodeValue(text)).toThrow(RangeError);
        return;
      }
      const address = `${base}?embed=1&ladder=${encodeURIComponent(text)}`;
      const read = readShortcode(quartoShortcode({ ...page, address }, base));
      expect(read).toEqual([
        ["base", base],
        ["ladder", text],
        ["width", "960"],
        ["height", "540"],
      ]);
    }),
    { seed, numRuns: 300 },
  );
});

test("the snippets as they are", () => {
  expect(htmlAttribute(`a & "b"`)).toBe(`"a &amp; &quot;b&quot;"`);
  expect(namedParts(page.address)).toEqual([
    ["preset", "ring"],
    ["panels", "stage,loss"],
    ["link", "s=1.q1YqS8wp.0a1b2c3d"],
  ]);
  expect(quartoBlock(page)).toBe(`\`\`\`{=html}\n${iframeSnippet(page)}\n\`\`\``);
  expect(
    revealSnippet(page, { place: "slide", steps: [0, 120, 400], plugin: `${base}scorescape-reveal.js` }),
  ).toBe(`<section>
  <iframe
    data-src="https://example.org/scorescape/?preset=ring&amp;embed=1&amp;panels=stage%2Closs#s=1.q1YqS8wp.0a1b2c3d"
    width="960"
    height="540"
    title="Scorescape"
    sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
    allow="fullscreen"
    data-scorescape-steps="0,120,400"
    style="border: 0"
  ></iframe>
</section>

<!-- where the deck starts -->
<script type="module">
  import Scorescape from "https://example.org/scorescape/scorescape-reveal.js";
  Reveal.initialize({ plugins: [Scorescape] });
</script>`);
});
