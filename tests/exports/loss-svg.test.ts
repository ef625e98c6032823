import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import { lossCurvesOf } from "../../src/exports/loss-curves-of.ts";
import { paintLossChart } from "../../src/exports/paint-loss-chart.ts";
import { svgSurface } from "../../src/exports/stage-surface.ts";
import { svgDocument } from "../../src/exports/svg/svg-document.ts";
import { svgTarget } from "../../src/exports/svg/svg-target.ts";
import { noLosses } from "../../src/store/loss-history.ts";
import { elementsNamed, parsedXml } from "./parsed-xml.ts";

const sigmas = [1, 0.3, 0.1];
const losses = {
  ...noLosses,
  sigmas,
  floor: [0.2, 0.5, 0.8],
  entries: [1, 10, 100].map((step) => ({
    step,
    loss: [0.2 + 1 / step ** 0.3, 0.5 + 1 / step ** 0.3, 0.8 + 1 / step ** 0.3],
    gap: [1 / step ** 0.3, 1 / step ** 0.3, 1 / step ** 0.3],
    minibatch: null,
  })),
};
const size = { width: 400, height: 240, theme: "light", currentLevel: 2, fontSize: 11 } as const;

test("there is no chart before the first loss", () => {
  expect(lossCurvesOf({ losses: noLosses, ghost: null, config: defaultConfig }, size)).toBeNull();
});

test("the chart has a line, a floor and a label for each level, and its axes", () => {
  const chart = lossCurvesOf({ losses, ghost: null, config: defaultConfig }, size);
  if (!chart) throw new Error("no chart");
  const svg = svgTarget();
  const words = { stepsUnit: "steps", gapWord: "gap" };
  paintLossChart(svg, chart, { theme: "light", fontSize: 11, words }, svgSurface(svg, () => "").clippedTo);
  const texts = { title: "t", description: "d", link: "", language: "en" };
  const root = parsedXml(svgDocument({ ...size, ...texts, elements: svg.elements() }));
  const paths = elementsNamed(root, "path").map(({ attributes }) => attributes);
  for (const { colour, path } of chart.lines) {
    const [first = ""] = path.slice(1).split("L");
    const [x, y] = first.split(" ").map(Number);
    expect(paths.some(({ d = "", stroke }) => stroke === colour && d.startsWith(`M${x} ${y}L`))).toBe(true);
  }
  expect(paths.filter((attributes) => attributes["stroke-dasharray"] !== undefined)).toHaveLength(3);
  const said = elementsNamed(root, "text").map(({ text }) => text);
  expect(said).toEqual(expect.arrayContaining(["σ₁ 1.00", "σ₂ 0.30", "σ₃ 0.10", "10 steps", "100", "gap", "0"]));
});
