import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run-command.mjs";
import { policyElement, singleFilePolicy } from "./policy.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");

/** What would end a script element, or begin a comment in it, as the escape that a string, a template or a pattern may hold. */
const inElement = (/** @type {string} */ script) => script.replace(/<(?=\/script|!--)/gi, "\\x3c");

/**
 * The page as one file that opens from disk with the network off.
 *
 * @param {import("./build-solo.mjs").Solo} solo
 * @returns {string} HTML
 */
export function singleFile({ script, licences }) {
  const text = inElement(script);
  const hash = `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const icon = `data:image/svg+xml;base64,${Buffer.from(read("public/mark.svg")).toString("base64")}`;
  /** @type {readonly [string, string][]} */
  const changes = [
    ['<meta charset="utf-8" />', `<meta charset="utf-8" />\n    ${policyElement(singleFilePolicy(hash))}`],
    ['href="/mark.svg"', `href="${icon}"`],
    ['<script type="module" src="/src/app/main.ts"></script>', `<script>${text}</script>`],
    ["</html>\n", `</html>\n<!--\n${licences.replaceAll("--", "- -")}\n-->\n`],
  ];
  return changes.reduce((html, [from, to]) => replaceOnce(html, from, to), read("index.html"));
}

/** @param {string} text @param {string} from @param {string} to */
function replaceOnce(text, from, to) {
  const pieces = text.split(from);
  if (pieces.length !== 2) throw new Error(`need ${from} once in index.html, got it ${pieces.length - 1} times`);
  return pieces.join(to);
}
