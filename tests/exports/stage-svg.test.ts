import { expect, test } from "vitest";
import { defaultConfig, type PlaygroundConfig } from "../../src/config/settings.ts";
import { arrowsOf, paintStage } from "../../src/exports/paint-stage.ts";
import { type StageScene, sceneOfStage } from "../../src/exports/stage-scene.ts";
import { svgSurface } from "../../src/exports/stage-surface.ts";
import { svgDocument } from "../../src/exports/svg/svg-document.ts";
import { svgTarget } from "../../src/exports/svg/svg-target.ts";
import type { Picture } from "../../src/protocol/messages.ts";
import { openedPlayground } from "../store/opened-playground.ts";
import { elementsNamed, layerNamed, parsedXml } from "./parsed-xml.ts";

const side = 400;
const sigma = 0.3;
const [arrows, densitySide] = [9, 48];

/** q = N(0, σ²I): its score is −x/σ². The learned one is turned by a right angle. */
function picture(): Picture {
  const centre = (index: number, count: number) => (2 * (index + 0.5)) / count - 1;
  const density = Float32Array.from({ length: densitySide ** 2 }, (_, cell) => {
    const [x, y] = [centre(cell % densitySide, densitySide), centre(Math.floor(cell / densitySide), densitySide)];
    return Math.exp(-(x * x + y * y) / (2 * sigma ** 2)) / (2 * Math.PI * sigma ** 2);
  });
  const places = Array.from({ length: arrows ** 2 }, (_, index) => [
    centre(index % arrows, arrows),
    centre(Math.floor(index / arrows), arrows),
  ]);
  const exact = Float32Array.from(places.flatMap(([x = 0, y = 0]) => [-x / sigma ** 2, -y / sigma ** 2]));
  const learned = Float32Array.from(places.flatMap(([x = 0, y = 0]) => [y / sigma ** 2, -x / sigma ** 2]));
  const guide = { label: null, omega: 1 };
  const rest = { sigma, guide, arrows, densitySide, dataVersion: 1, step: 0, trainedOn: null, angle: 90, heat: null };
  return { ...rest, density, exact, learned };
}

async function scene(config: Partial<PlaygroundConfig>, steps = 0): Promise<StageScene> {
  const { playground, settled } = await openedPlayground({ ...defaultConfig, sigmaMax: sigma, ...config });
  if (steps > 0) {
    playground.stepOn();
    await settled();
  }
  return sceneOfStage(playground.state.get(), picture(), "light");
}

function painted(shown: StageScene) {
  const svg = svgTarget();
  const words = { toScale: "to scale", errorKey: "error", curlKey: "curl" };
  paintStage(
    svgSurface(svg, () => ""),
    shown,
    { side, pixelRatio: 1, words },
  );
  const texts = { title: "t", description: "d", link: "", language: "en" };
  return parsedXml(svgDocument({ width: side, height: side, ...texts, elements: svg.elements() }));
}

const count = (d: string | undefined, command: string) => (d ?? "").split(command).length - 1;
const layers = (config: Partial<PlaygroundConfig>) => scene(config).then((shown) => painted(shown));

test("every arrow of the quiver stands in the picture, where the quiver has it", async () => {
  const shown = await scene({});
  const root = painted(shown);
  const { learned, exact } = arrowsOf(shown, side);
  const there = (quiver: typeof learned) => {
    const starts: string[] = [];
    const all = quiver?.arrows ?? new Float32Array(0);
    for (let i = 0; i < all.length; i += 4) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = all.subarray(i, i + 4);
      if (Math.hypot(x1 - x0, y1 - y0) >= 0.9) starts.push(`${Number(x0.toFixed(2))} ${Number(y0.toFixed(2))}`);
    }
    return starts;
  };
  const [shafts, heads] = elementsNamed(layerNamed(root, "learned field"), "path");
  expect(there(learned).length).toBeGreaterThan(60);
  expect([...(shafts?.attributes["d"] ?? "").matchAll(/M([^ML]+)L/g)].map(([, start]) => start)).toEqual(
    there(learned),
  );
  expect(count(heads?.attributes["d"], "M")).toBe(there(learned).length);
  const [ghosts] = elementsNamed(layerNamed(root, "true field"), "path");
  expect(count(ghosts?.attributes["d"], "M")).toBe(there(exact).length);
  // Where both are, the triangle between them.
  const [slivers] = elementsNamed(layerNamed(root, "slivers"), "path");
  const both = Array.from({ length: arrows ** 2 }, (_, index) => 4 * index).filter(
    (at) => Number.isFinite(learned?.arrows[at]) && Number.isFinite(exact?.arrows[at]),
  );
  expect(count(slivers?.attributes["d"], "M")).toBe(both.length);
});

test("the contours are circles of the Gaussian's own radii", async () => {
  const root = await layers({});
  const paths = elementsNamed(layerNamed(root, "density"), "path");
  const lines = paths.filter(({ attributes }) => attributes["fill"] === "none");
  // Eight bands, each a region and a line.
  expect(paths).toHaveLength(16);
  // The line round a share p of the mass has the radius σ√(−2 ln(1 − p)); the innermost holds 8 %.
  const radius = sigma * Math.sqrt(-2 * Math.log(1 - 0.08)) * (side / 2);
  const places = [...(lines[0]?.attributes["d"] ?? "").matchAll(/[ML]([\d.]+) ([\d.]+)/g)];
  expect(places.length).toBeGreaterThan(8);
  for (const [, x, y] of places) {
    // A cell is 8 px wide.
    expect(Math.abs(Math.hypot(Number(x) - side / 2, Number(y) - side / 2) - radius)).toBeLessThan(4);
  }
});

test("particles are circles at their places, one for each on the stage, with their trails", async () => {
  const shown = await scene({ particles: 3 }, 1);
  const points = Float32Array.of(0, 0, -0.5, 0.25, 2, 0);
  const before = Float32Array.of(0.1, 0, -0.4, 0.25, 1.9, 0);
  const colours = ["#c18406", "#c18406"];
  const root = painted({ ...shown, particles: { frames: [before, points], colours } });
  const circles = elementsNamed(layerNamed(root, "particles"), "circle");
  expect(circles.map(({ attributes }) => [attributes["cx"], attributes["cy"]])).toEqual([
    ["200", "200"],
    ["100", "150"],
  ]);
  // The third lies off the stage: a tick at its right edge.
  const [tick] = elementsNamed(layerNamed(root, "particles"), "path");
  expect(tick?.attributes["d"]).toMatch(/^M400 200L39\d/);
  const trails = elementsNamed(layerNamed(root, "trails"), "path");
  expect(count(trails[0]?.attributes["d"], "C")).toBe(3);
  expect(trails[0]?.attributes["stroke"]).toBe("#c18406");
});

test("layers that are switched off are not there", async () => {
  const root = await layers({ showDensity: false, showExact: false, showData: false });
  const names = elementsNamed(root, "g").flatMap(({ attributes }) => attributes["data-layer"] ?? []);
  expect(names).toEqual(["learned field", "scale"]);
});

test("the scale bar is as long as σ, and says so in words", async () => {
  const root = await layers({});
  const scale = layerNamed(root, "scale");
  expect(elementsNamed(scale, "text").map(({ text }) => text)).toEqual(["σ₁ = 0.300", "to scale"]);
  const bar = elementsNamed(scale, "path").at(-1)?.attributes["d"] ?? "";
  const [, from, to] = /M([\d.]+) [\d.]+L([\d.]+) [\d.]+M[^M]*$/.exec(bar.replace(/^M[^M]*/, "")) ?? [];
  expect(Number(to) - Number(from)).toBeCloseTo((sigma * side) / 2, 1);
});

test("zoomed, places are further apart and marks as large as before", async () => {
  const zoomed = { zoom: 4, viewX: 0.25, viewY: 0.25 };
  const frames = [Float32Array.of(0.25, 0.25, 0.35, 0.15, -0.9, 0, 2, 0)];
  const particles = { frames, colours: ["#c18406"] };
  const [whole, near] = await Promise.all(
    [{}, zoomed].map(async (view) => painted({ ...(await scene(view)), particles })),
  );
  const circles = (root: typeof whole) =>
    elementsNamed(layerNamed(root as NonNullable<typeof root>, "particles"), "circle").map(
      ({ attributes }) => attributes,
    );
  const [first, second, ...others] = circles(near);
  expect([first, second].map((at) => [at?.["cx"], at?.["cy"]])).toEqual([
    ["200", "200"],
    ["280", "280"],
  ]);
  // Who is not seen has no circle, nor a mark at the edge.
  expect(others).toHaveLength(0);
  expect(elementsNamed(layerNamed(near as NonNullable<typeof near>, "particles"), "path")).toHaveLength(0);
  expect(first?.["r"]).toBe(circles(whole)[0]?.["r"]);
  // σ is four times as long, or half of it where that does not fit.
  const bar = layerNamed(near as NonNullable<typeof near>, "scale");
  expect(elementsNamed(bar, "text").map(({ text }) => text)).toEqual(["σ₁ = 0.300", "σ/2 to scale"]);
});

test("a picture of a close-up has its arrows where they belong, as long on the screen as those of the square", async () => {
  const shown = await scene({ zoom: 4, viewX: 0.25, viewY: 0.25 });
  const sight = { x: 0.25, y: 0.25, half: 0.25 };
  const near = { ...shown, picture: { ...shown.picture, closeUp: { sight, density: shown.picture.density } } };
  // The picture is exactly what is seen: the same arrows, but for those under the scale bar, which is longer.
  const [close, square] = [arrowsOf(near, side).learned, arrowsOf(await scene({}), side).learned];
  expect(close?.side).toBe(side);
  const top = (close?.arrows.length ?? 0) / 2;
  expect(close?.arrows.subarray(top)).toEqual(square?.arrows.subarray(top));
  // While the next picture is on its way, the last one lies where it belongs.
  expect(arrowsOf(shown, side).learned?.side).toBe(4 * side);
});
