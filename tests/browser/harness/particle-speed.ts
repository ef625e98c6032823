import { paintOnCanvas } from "../../../src/plots/particle-picture.ts";
import { particleGl } from "../../../src/plots/particles-gl.ts";
import { contextFor, pictureAt, type SceneCase, walk } from "./particle-scene.ts";

/** What a picture costs, ms. */
export interface PictureTimes {
  /** Until it stands, the graphics card waited for: the best of the rounds. */
  readonly whole: number;
  /** Of the page's own thread, nothing waited for: the median. */
  readonly script: number;
}
export interface ParticleTimes {
  readonly stamped: PictureTimes;
  /** Null without WebGL2. */
  readonly drawn: PictureTimes | null;
}

/** Paints both ways by turns, each time the next frame of a run. */
export async function measureParticles(scene: SceneCase, rounds = 12): Promise<ParticleTimes> {
  const gl = particleGl();
  for (let tries = 0; tries < 300 && !gl.isReady(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  const layer = gl.isReady() ? gl.layer() : null;
  const frames = walk(scene.particles, rounds + 8);
  const context = contextFor(pictureAt(frames, 6, scene));
  const times = { stamped: { whole: [], script: [] }, drawn: { whole: [], script: [] } } as Record<
    "stamped" | "drawn",
    Record<"whole" | "script", number[]>
  >;
  for (let round = 0; round < rounds; round++) {
    const picture = pictureAt(frames, round + 6, scene);
    for (const which of ["stamped", "drawn"] as const) {
      if (which === "drawn" && !layer) continue;
      context.clearRect(0, 0, picture.side, picture.side);
      context.getImageData(0, 0, 1, 1);
      const start = performance.now();
      if (which === "stamped") paintOnCanvas(context, picture);
      else layer?.paint(context, picture);
      const returned = performance.now();
      context.getImageData(0, 0, 1, 1);
      times[which].whole.push(performance.now() - start);
      times[which].script.push(returned - start);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  layer?.dispose();
  const of = (which: "stamped" | "drawn"): PictureTimes => ({
    whole: Math.min(...times[which].whole),
    script: times[which].script.toSorted((a, b) => a - b)[rounds >> 1] as number,
  });
  return { stamped: of("stamped"), drawn: layer ? of("drawn") : null };
}
