import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../run-command.mjs";

/** What a deck needs of reveal.js: as a script and as a module, its style, and a theme that asks for no fonts of the web. */
const files = [
  "LICENSE",
  "dist/reveal.js",
  "dist/reveal.mjs",
  "dist/reset.css",
  "dist/reveal.css",
  "dist/theme/serif.css",
];

/** Puts reveal.js beside the example deck. @param {string} out folder of the build */
export function copyReveal(out) {
  const to = join(out, "deck/reveal");
  mkdirSync(to, { recursive: true });
  for (const file of files) copyFileSync(join(root, "node_modules/reveal.js", file), join(to, basename(file)));
}
