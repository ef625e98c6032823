import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run-command.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/** What would end a script element, or begin a comment in it, as the escape that a string, a template or a pattern may hold. */
const inElement = (/** @type {string} */ script) => script.replace(/<(?=\/script|!--)/gi, "\\x3c");

/**
 * The page as one file that opens from disk with the network off.
 *
 * @param {string} solo the page as one classic script
 * @returns {string} HTML
 */
export function singleFile(solo) {
  const icon = `data:image/svg+xml;base64,${Buffer.from(read("public/mark.svg")).toString("base64")}`;
  const withIcon = replaceOnce(read("index.html"), 'href="/mark.svg"', `href="${icon}"`);
  return replaceOnce(
    withIcon,
    '<script type="module" src="/src/app/main.ts"></script>',
    `<script>${inElement(solo)}</script>`,
  );
}

/** @param {string} text @param {string} from @param {string} to */
function replaceOnce(text, from, to) {
  const pieces = text.split(from);
  if (pieces.length !== 2) throw new Error(`need ${from} once in index.html, got it ${pieces.length - 1} times`);
  return pieces.join(to);
}
