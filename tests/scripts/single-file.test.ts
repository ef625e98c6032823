import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { singleFile } from "../../scripts/support/build/single-file.mjs";

test("whatever a script holds, it stands in its element as a whole, means the same, and is the one the policy lets run", () => {
  const words = ["</script>", "</SCRIPT >", "<!-- <script>", "$& $1", "\\u2028"];
  const html = singleFile({ script: `words = ${JSON.stringify(words)};`, licences: "MIT --> <b>" });
  const [, before = "", text = ""] = /^(.*?)<script>(.*?)<\/script/is.exec(html) ?? [];
  expect(text).not.toContain("<!--");
  expect(new Function(`let words; ${text} return words;`)()).toEqual(words);
  expect(before).toContain(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  // The licences are a comment, which ends where they end.
  expect(html.trimEnd().endsWith("-->")).toBe(true);
  expect(html.split("-->")).toHaveLength(2);
});
