/** Which way of painting particles is the faster one here: WebGL2, or stamping on a 2D canvas. */
export const renderers = ["2d", "webgl2"] as const;
export type Renderer = (typeof renderers)[number];

/** A picture that is to be timed. */
export interface Heat {
  readonly renderer: Renderer;
  /** Whether a small picture will do. */
  readonly isSmall: boolean;
}

/** Pictures of each in a heat; the first is not counted: shaders and caches are warm after it. */
const small = 2;
const whole = 4;
/** Who is so much slower with a small picture is not asked for a whole one, which would be a stutter. */
const hopeless = 3;
/** So many times more or fewer particles are another race. */
const change = 4;

/**
 * Decides by the time that pictures take, not by what a graphics card is called: one in software often does not say that
 * it is, and a slow card may lose against stamping. Small pictures first, then whole ones; each renderer in turn.
 */
export function rendererRace() {
  let raced = 0;
  let winner: Renderer | null = null;
  let isSmall = true;
  /** Times in this heat, ms. */
  const times: Record<Renderer, number[]> = { "2d": [], webgl2: [] };
  const heats: Record<Renderer, readonly [Heat, Heat]> = {
    "2d": [
      { renderer: "2d", isSmall: false },
      { renderer: "2d", isSmall: true },
    ],
    webgl2: [
      { renderer: "webgl2", isSmall: false },
      { renderer: "webgl2", isSmall: true },
    ],
  };

  const begin = (withSmall: boolean) => {
    isSmall = withSmall;
    times["2d"].length = times.webgl2.length = 0;
  };

  return {
    /** What is to be timed next for so many particles; null when it is decided. */
    next(count: number): Heat | null {
      if (count > raced * change || count * change < raced) {
        raced = count;
        winner = null;
        begin(true);
      }
      if (winner) return null;
      return heats[times.webgl2.length < times["2d"].length ? "webgl2" : "2d"][isSmall ? 1 : 0];
    },
    /** @param time of the picture that was asked for, ms */
    note(renderer: Renderer, time: number): void {
      times[renderer].push(time);
      const rounds = isSmall ? small : whole;
      if (times["2d"].length < rounds || times.webgl2.length < rounds) return;
      const stamped = Math.min(...times["2d"].slice(1));
      const drawn = Math.min(...times.webgl2.slice(1));
      const isOver = !isSmall || Math.max(stamped, drawn) > hopeless * Math.min(stamped, drawn);
      if (isOver) winner = drawn <= stamped ? "webgl2" : "2d";
      else begin(false);
    },
    /** Who paints: until it is decided the one that needs nothing. */
    winner: (): Renderer => winner ?? "2d",
  };
}
