import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { pytorchScript } from "../../../src/exports/pytorch/pytorch-script.ts";
import { activations, forms, parametrizations } from "../../../src/maths/network/architecture.ts";
import { objectives } from "../../../src/maths/objective/objectives.ts";
import { weightings } from "../../../src/maths/objective/weighting.ts";
import { starts } from "../../../src/maths/sampler/sampler-names.ts";
import { everyWayToSample } from "../../every-way-to-sample.ts";
import { openedPlayground } from "../../store/opened-playground.ts";
import { findPython, python } from "./python.ts";
import { rose, twoGaussians } from "./script-data.ts";
import { link, type Written, writtenScript } from "./written-script.ts";

const folder = mkdtempSync(join(tmpdir(), "scorescape-scripts-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every part that a script may have. */
const cases: readonly (readonly [string, Written])[] = [
  ...everyWayToSample.map(([name, config]) => [name, { config }] as const),
  ...objectives.flatMap((objective) =>
    forms.map((form) => [`${objective} ${form}`, { config: { objective, form } }] as const),
  ),
  ...parametrizations.map((parametrization, k) => {
    const config = { parametrization, activation: activations[k] ?? "silu", weighting: weightings[k] ?? "one" };
    return [parametrization, { config }] as const;
  }),
  ...starts.map((start) => [`start ${start}`, { config: { start, places: "0.5 0.5 -1 0.25" } }] as const),
  ["start placed nowhere", { config: { start: "placed" } }],
  ["three classes, guided", { config: { classes: 3, label: "b", guidance: 2.5 } }],
  ["a mixture", { data: twoGaussians }],
  ["a mixture in two classes", { data: twoGaussians, config: { classes: 2 } }],
  ["points", { data: rose }],
  ["a few points of a drawing in classes", { config: { finite: true, classes: 2 } }],
  ["a few points of a mixture", { data: twoGaussians, config: { finite: true } }],
  ["one level, the target slipped", { config: { trainOn: "one", trainedLevel: 3, flipTarget: true } }],
  ["a ladder of whole numbers", { config: { spacing: "custom", ladder: "4 2 1" } }],
];

/** Names of constants, outside of comments and text. */
function constantsIn(text: string): { readonly used: Set<string>; readonly made: Set<string> } {
  const code = text.replace(/"""[\s\S]*?"""|"(\\.|[^"\\\n])*"|#.*/g, " ");
  const names = (pattern: RegExp) => [...code.matchAll(pattern)].flatMap(([, found = ""]) => found.split(/, /));
  return {
    used: new Set(names(/\b([A-Z][A-Z_]+)\b/g)),
    made: new Set(names(/^([A-Z_]+(?:, [A-Z_]+)*) = /gm)),
  };
}

test.each(cases)(
  "the script for %s has one of each part, all its constants, and lines that an editor shows",
  async (_, written) => {
    const { text } = await writtenScript(written);
    for (const part of [
      "class (Raster|Mixture|Points):",
      "def draw\\(",
      "class ScoreNetwork",
      "def losses\\(",
      "def sample\\(",
      "main\\(\\)\n$",
    ]) {
      expect(text.match(new RegExp(`^${part}`, "gm")), part).toHaveLength(1);
    }
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
    const { used, made } = constantsIn(text);
    expect([...used].filter((name) => !made.has(name) && !["FILE", "PAGE"].includes(name))).toEqual([]);
    for (const name of ["decode", "grid_lines", "refined_ladder", "vp_process", "denoised", "corrected"]) {
      expect(text.includes(`${name}(`), name).toBe(text.includes(`def ${name}(`));
    }
  },
);

/** Compiles files and finds names that are used and never made; needs no PyTorch. */
const check = `
import ast, builtins, sys
for path in sys.argv[1:]:
    tree = ast.parse(open(path, encoding="utf-8").read(), path)
    compile(tree, path, "exec")
    made, used = set(dir(builtins)), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            made.add(node.name)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.Import):
            made.update(alias.name for alias in node.names)
            unused = [alias.name for alias in node.names if alias.name + "." not in open(path).read()]
            if unused:
                print(path, "imports in vain", unused)
    if used - made:
        print(path, sorted(used - made))
`;

test("Python compiles every script, and knows every name in it", async () => {
  const paths = await Promise.all(
    cases.map(async ([, written], k) => {
      const path = join(folder, `case-${k}.py`);
      writeFileSync(path, (await writtenScript(written)).text);
      return path;
    }),
  );
  const command = await findPython();
  // Without a Python the texts have been looked at above.
  expect(command === null ? "" : await python(command, ["-c", check, ...paths])).toBe("");
});

test("what a link holds stays in its literal: no line is added to the program", async () => {
  const hostile = '"""\nimport os\nos.system("echo")\n#\\"; \u2028\ud83d\ude00';
  const [{ text }, plain] = [await writtenScript({ link: hostile }), await writtenScript()];
  const others = (script: string) => script.split("\n").filter((line) => !line.startsWith("LINK = "));
  expect(others(text)).toEqual(others(plain.text));
  const literal = text.match(/^LINK = (.*)$/m)?.[1] as string;
  expect(literal).toMatch(/^"([ !#-[\]-~]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
  const command = await findPython();
  const read = command && (await python(command, ["-c", `print(ascii(${literal}))`]));
  const expected = '\'"""\\nimport os\\nos.system("echo")\\n#\\\\"; \\u2028\\U0001f600\'\n';
  expect(read ?? expected).toBe(expected);
});

test("the name of a file of points is not in the program", async () => {
  const { text } = await writtenScript({ data: rose });
  expect(text).not.toContain("rose");
});

test("it trains as many steps as the page has, and has what the page measured beside its own", async () => {
  const losses = {
    sigmas: [],
    entries: [{ step: 64, loss: [1.5], gap: [0.25], minibatch: null }],
    floor: [1.25],
    dataSince: 0,
    latest: null,
  };
  const { text } = await writtenScript({ state: { step: 64, losses } });
  expect(text).toContain("\nSTEPS = 64\n");
  expect(text).toContain('    "loss": [1.5],\n    "floor": [1.25],\n    "excess": [0.25],\n');
  const { text: untrained } = await writtenScript();
  expect(untrained).toContain("\nSTEPS = 2000\n");
  expect(untrained).toContain('    "loss": None,\n');
});

test("the file is named after the data; without any there is none", async () => {
  const { playground } = await openedPlayground();
  const { name, blob } = await pytorchScript(playground, link);
  expect(name).toBe("scorescape-two-moons-pytorch.py");
  expect(await blob.text()).toContain(`LINK = "${link}"`);
  playground.clear();
  await expect(pytorchScript(playground, link)).rejects.toThrow(
    "need data for a script to train on, got an empty sheet",
  );
});

test("a class in which nothing is drawn has no exact score to follow", async () => {
  const config = { classes: 2, label: "b", scoreUsed: "exact" } as const;
  const { playground } = await openedPlayground({ ...config, preset: "drawing" });
  playground.replaceData(twoGaussians);
  await expect(pytorchScript(playground, link)).rejects.toThrow("need something drawn in the class that is sampled");
});
