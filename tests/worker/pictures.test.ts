import { expect, test } from "vitest";
import { rasterDensity } from "../../src/maths/density/raster.ts";
import { labelledRaster } from "./labelled-raster.ts";
import { openSession } from "./opened-session.ts";

const data = labelledRaster(3, 1);
const [first, second] = (data.classes ?? []).map((mass) => rasterDensity(mass, 8));
const whole = rasterDensity(data.mass, 8);
const centres = Float64Array.of(-0.5, 0.5);
const sigma = 0.6;
const request = { sigma, arrows: 2, densitySide: 2, heat: { kind: "error", side: 2 } } as const;

/** A session whose learned score is its label, or 10 for none. */
async function labelledSession(classes = 2) {
  const session = await openSession({ data, config: { classes } });
  session.engine.score = async (points, _, label) => new Float32Array(points.length).fill(label ?? 10);
  return session;
}

test("guided to a class, a picture shows its density and both guided scores, and their difference", async () => {
  const session = await labelledSession();
  const guide = { label: 1, omega: 3 };
  const picture = await session.request("picture", { ...request, guide });
  expect(picture.guide).toEqual(guide);
  expect(picture.density).toEqual(Float32Array.from(second.grid(centres, centres, sigma).density));
  const [conditional, plain] = [second, whole].map((density) => density.grid(centres, centres, sigma).score);
  const exact = conditional.map((s, k) => 3 * s - 2 * plain[k]);
  expect(picture.exact).toEqual(Float32Array.from(exact));
  expect(picture.learned).toEqual(new Float32Array(8).fill(3 * 1 - 2 * 10));
  for (const [i, error] of (picture.heat?.values ?? []).entries()) {
    expect(error).toBeCloseTo(sigma * Math.hypot(-17 - exact[2 * i], -17 - exact[2 * i + 1]), 3);
  }
  expect(picture.angle).toBeGreaterThan(0);
});

test("without a class or without weight a picture shows all data", async () => {
  const session = await labelledSession();
  for (const guide of [
    { label: null, omega: 4 },
    { label: 1, omega: 0 },
  ]) {
    const picture = await session.request("picture", { ...request, guide });
    const field = whole.grid(centres, centres, sigma);
    expect(picture.density).toEqual(Float32Array.from(field.density));
    expect(picture.exact).toEqual(Float32Array.from(field.score));
    expect(picture.learned).toEqual(new Float32Array(8).fill(10));
  }
});

test("a network without labels has one picture, whatever the guide", async () => {
  const session = await openSession({ data });
  const picture = await session.request("picture", { ...request, guide: { label: 1, omega: 1 } });
  expect(picture.density).toEqual(Float32Array.from(whole.grid(centres, centres, sigma).density));
});

test("a class in which nothing is drawn has no exact field, and none to compare with", async () => {
  const session = await labelledSession(3);
  const picture = await session.request("picture", { ...request, guide: { label: 2, omega: 2 } });
  expect(picture).toMatchObject({ exact: null, angle: null, heat: null });
  expect(picture.density).toEqual(new Float32Array(4));
  expect(picture.learned).toEqual(new Float32Array(8).fill(2 * 2 - 10));
});

test("thumbnails show all data", async () => {
  const session = await labelledSession();
  const { density } = await session.request("thumbnails", { sigmas: [sigma], side: 2 });
  expect(density).toEqual(Float32Array.from(whole.grid(centres, centres, sigma).density));
});

test("the probe reads off what the guide leads to", async () => {
  const session = await labelledSession();
  const point = Float64Array.of(0.2, -0.1);
  const probe = await session.request("probe", { x: 0.2, y: -0.1, sigma, guide: { label: 0, omega: 2 } });
  expect(probe.logDensity).toBe(first.logDensity(point, sigma)[0]);
  const [conditional, plain] = [first, whole].map((density) => density.score(point, sigma));
  expect(probe.exact).toEqual([2 * conditional[0] - plain[0], 2 * conditional[1] - plain[1]]);
  expect(probe.learned).toEqual([-10, -10]);
});

test("a guide that names no class is refused", async () => {
  const session = await labelledSession();
  const ask = (label: number, omega: number) => session.request("picture", { ...request, guide: { label, omega } });
  await expect(ask(4, 1)).rejects.toThrow("need a class from 0 to 3 or null, got 4");
  await expect(ask(0.5, 1)).rejects.toThrow("got 0.5");
  await expect(ask(0, Number.NaN)).rejects.toThrow("need a finite guidance, got NaN");
  expect(session.events("failed")).toEqual([]);
});

test("of a close-up come the arrows, the heat and a second density; density and angle are of the square", async () => {
  const session = await openSession({ data });
  const guide = { label: null, omega: 1 };
  // A field that turns with the place, so that whoever mistakes a place is found out.
  session.engine.score = async (points) => points.map((value, k) => (k % 2 === 0 ? 2 * value : value - 1));
  const asked = { ...request, guide, densitySide: 4, arrows: 4 };
  const square = await session.request("picture", asked);
  const closeUp = { x: 0.5, y: -0.25, half: 0.25, arrows: 2 };
  const near = await session.request("picture", { ...asked, closeUp });
  expect(near.density).toEqual(square.density);
  expect(near.angle).toBe(square.angle);
  expect(near.arrows).toBe(2);
  const [xs, ys] = [Float64Array.of(0.375, 0.625), Float64Array.of(-0.375, -0.125)];
  const exact = whole.grid(xs, ys, sigma).score;
  expect(near.exact).toEqual(Float32Array.from(exact));
  const learned = [...ys].flatMap((y) => [...xs].flatMap((x) => [2 * x, y - 1]));
  expect(near.learned).toEqual(Float32Array.from(learned));
  for (const [i, error] of (near.heat?.values ?? []).entries()) {
    const off = Math.hypot((learned[2 * i] ?? 0) - exact[2 * i], (learned[2 * i + 1] ?? 0) - exact[2 * i + 1]);
    expect(error).toBeCloseTo(sigma * off, 5);
  }
  const fine = (middle: number) => Float64Array.from([-0.75, -0.25, 0.25, 0.75], (at) => middle + 0.25 * at);
  expect(near.closeUp).toEqual({
    sight: { x: 0.5, y: -0.25, half: 0.25 },
    density: Float32Array.from(whole.grid(fine(0.5), fine(-0.25), sigma).density),
  });
  await expect(session.request("picture", { ...asked, closeUp: { ...closeUp, half: 0 } })).rejects.toThrow(
    "need a square with a place and half a side > 0, got (0.5, -0.25) and 0",
  );
});

test("the curl of a close-up is that of the field", async () => {
  const session = await openSession({ data });
  session.engine.score = async (points) => points.map((_, k) => (k % 2 === 0 ? -3 * points[k + 1] : 3 * points[k - 1]));
  const closeUp = { x: 0.5, y: 0, half: 0.25, arrows: 2 };
  const asked = { ...request, guide: { label: null, omega: 1 }, heat: { kind: "curl", side: 3 }, closeUp } as const;
  const { heat } = await session.request("picture", asked);
  expect(heat?.values).toHaveLength(9);
  // σ² times twice the turning; single precision of the field.
  for (const curl of heat?.values ?? []) expect(curl).toBeCloseTo(sigma ** 2 * 6, 4);
});
