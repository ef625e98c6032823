import { guideOf } from "../../config/guide.ts";
import type { PlaygroundConfig } from "../../config/settings.ts";
import { levelOf, sigmaAt } from "../../maths/noise/ladder.ts";
import type { Theme } from "../../plots/palette.ts";
import { levelColor, levelColors } from "../../plots/sigma-color.ts";
import { trailSteps } from "../../plots/trails.ts";
import type { Frames, Picture, RunStart } from "../../protocol/messages.ts";
import { levelAt } from "../../store/panes.ts";
import { picturesWanted } from "../../store/pictures-wanted.ts";
import type { Playground } from "../../store/playground-store.ts";
import type { PlaygroundState } from "../../store/state.ts";
import { dotsOf, fieldsOf, type PathsShown, type StageScene, watershedOf } from "../stage-scene.ts";

/** Ways of so many particles are shown. */
const handful = 5;

/** The stage of a film at one step after another: what the page would show, without the page. */
export interface FilmStage {
  /** Takes the frames of a message, which follow those before. */
  add(message: Frames): void;
  /** The last step there are particles for. */
  reached(): number;
  /** The level whose field the stage shows at a step, 1 to L, fractional or not. */
  levelShownAt(step: number): number;
  /** @param step no more than five steps before the last one added */
  sceneAt(step: number): Promise<StageScene>;
}

/** @param state as it was when the run started: settings and data */
export function filmStage(
  playground: Pick<Playground, "pictureOf">,
  state: PlaygroundState,
  start: RunStart,
  theme: Theme,
): FilmStage {
  const { config } = state;
  const { sigmas } = start;
  const colours = levelColors(sigmas.length, theme);
  const dots = dotsOf(state);
  const watershed = watershedOf(state, 0);
  const pictures = new Map<number, Promise<Picture>>();
  /** The last steps, the newest last, and the ways of a few particles from the start on. */
  const kept: { readonly step: number; readonly points: Float32Array }[] = [];
  const shown = Array.from(
    { length: Math.min(handful, start.particles) },
    (_, index) => (Math.min(config.particle, start.particles - 1) + index) % start.particles,
  );
  const ways: Float32Array[] = [];

  const pictureAt = (level: number): Promise<Picture> => {
    const known = pictures.get(level);
    if (known) return known;
    const [as] = picturesWanted({ ...state, run: null });
    if (!as) throw new Error("need a picture to ask for, got none");
    const asked = playground.pictureOf({ ...as, sigma: sigmaAt(sigmas, level), guide: guideOf(config) });
    pictures.set(level, asked);
    return asked;
  };
  const levelShownAt = (step: number): number => (config.follow ? levelAt(start, step) + 1 : config.level);

  const stage: FilmStage = {
    add(message) {
      const length = 2 * message.particles;
      for (let frame = 0; frame < message.count; frame++) {
        const points = message.points.subarray(frame * length, (frame + 1) * length);
        kept.push({ step: message.firstStep + frame, points });
        if (config.showPaths)
          ways.push(Float32Array.from(shown.flatMap((at) => [points[2 * at], points[2 * at + 1]] as number[])));
      }
    },
    reached: () => kept.at(-1)?.step ?? -1,
    levelShownAt,
    async sceneAt(step) {
      const picture = await pictureAt(levelShownAt(step));
      while (kept.length > 1 && (kept[0]?.step ?? 0) < step - trailSteps) kept.shift();
      const trail = kept.filter((frame) => frame.step <= step);
      const frames = config.showTrails ? trail : trail.slice(-1);
      return {
        config,
        theme,
        picture,
        sigmas,
        colour: levelColor(levelOf(sigmas, picture.sigma), sigmas.length, theme),
        fields: fieldsOf(picture, config, false),
        dots,
        particles: {
          frames: frames.map(({ points }) => points),
          colours: frames.map((frame) => colours[levelAt(start, frame.step)] as string),
        },
        paths: config.showPaths ? pathsAt(ways, step, start) : null,
        watershed,
      };
    },
  };
  stage.add(start);
  return stage;
}

function pathsAt(ways: readonly Float32Array[], step: number, start: RunStart): PathsShown {
  const frames = ways.slice(0, step + 1);
  return {
    frames,
    levels: frames.map((_, at) => levelAt(start, at) + 1),
    particles: Array.from({ length: (frames[0]?.length ?? 0) / 2 }, (_, index) => index),
  };
}

/** The settings whose film is made: of panes that are compared, the first. */
export const filmedConfig = (config: PlaygroundConfig): PlaygroundConfig =>
  config.compare === "" ? config : { ...config, compare: "" };
