import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run-command.mjs";

/**
 * What a deck needs of reveal.js, and what it is called there: a script, a module, its style, and a theme that asks for no
 * fonts of the web. Some hosts do not know that .mjs is a script, and browsers then refuse it.
 *
 * @type {Readonly<Record<string, string>>}
 */
const files = {
  LICENSE: "LICENSE",
  "dist/reveal.js": "reveal.js",
  "dist/reveal.mjs": "reveal-module.js",
  "dist/reset.css": "reset.css",
  "dist/reveal.css": "reveal.css",
  "dist/theme/serif.css": "serif.css",
};

/** Puts reveal.js beside the example deck. @param {string} out folder of the build */
export function copyReveal(out) {
  const to = join(out, "deck/reveal");
  mkdirSync(to, { recursive: true });
  for (const [from, name] of Object.entries(files))
    copyFileSync(join(root, "node_modules/reveal.js", from), join(to, name));
}
