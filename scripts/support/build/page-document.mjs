import { buildClassic } from "./build-classic.mjs";
import { pagePolicy, policyElement } from "./policy.mjs";

/**
 * Makes the built document: its content security policy, its style, and the script that loads the rest, src/app/boot.ts.
 * The modules that Vite has put into it become attributes of that script's element.
 *
 * @returns {import("vite").Plugin}
 */
export function pageDocument() {
  return {
    name: "page-document",
    apply: "build",
    async buildStart() {
      this.emitFile({ type: "asset", fileName: "boot.js", source: await buildClassic("src/app/boot.ts", "boot") });
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const words = (/** @type {string} */ file) => {
          const chunk = Object.values(bundle ?? {}).find(
            (each) => each.type === "chunk" && each.moduleIds.some((id) => id.endsWith(`/src/i18n/${file}`)),
          );
          if (chunk === undefined) throw new Error(`need a chunk with the words of ${file}, got none`);
          return `./${chunk.fileName}`;
        };
        return withBoot(html, { en: words("en.ts"), "zh-Hans": words("zh-hans.ts") });
      },
    },
  };
}

/**
 * @param {string} html with a module, preloads and a style sheet as Vite writes them
 * @param {Readonly<Record<string, string>>} words address of each language's chunk, by the language
 */
function withBoot(html, words) {
  /** Takes out every element that the pattern matches. @param {RegExp} pattern with the address as its group */
  const take = (pattern) => {
    const found = Array.from(html.matchAll(pattern), ([, address]) => /** @type {string} */ (address));
    html = html.replace(pattern, "");
    if (found.length === 0) throw new Error(`need ${pattern} in the document, got none`);
    return found;
  };
  const [first] = take(/\s*<script type="module"[^>]*\bsrc="([^"]*)"[^>]*><\/script>/g);
  const modules = take(/\s*<link rel="modulepreload"[^>]*\bhref="([^"]*)"[^>]*>/g);
  // Without `crossorigin`: a page with an opaque origin is given it all the same.
  const styles = take(/\s*<link rel="stylesheet"[^>]*\bhref="([^"]*)"[^>]*>/g);
  const addresses = Object.entries({ first, solo: "./solo.js", ...words });
  const elements = [
    ...[first, ...modules].map((href) => `<link rel="prefetch" href="${href}" />`),
    `<script src="./boot.js" ${addresses.map(([name, value]) => `data-${name}="${value}"`).join(" ")}></script>`,
    ...styles.map((href) => `<link rel="stylesheet" href="${href}" />`),
  ];
  return html
    .replace(/<meta charset="[^"]*" \/>/, (charset) => `${charset}\n    ${policyElement(pagePolicy)}`)
    .replace("</title>", ["</title>", ...elements].join("\n    "));
}
