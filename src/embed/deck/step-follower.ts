/** Brings a frame to a step: at most one request is under way, and the newest wish counts. */
export interface StepFollower {
  /** @param slowly runs through the steps between, which only goes forwards */
  goTo(step: number, slowly: boolean): void;
  /** The frame was moved otherwise, or is another one now: null for not known. */
  noteStep(step: number | null): void;
  /** Nothing is under way. */
  readonly rests: boolean;
}

export interface StepFollowerOptions {
  /** Answers with the step that is shown then. */
  readonly seek: (step: number) => Promise<number>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onFault: (reason: unknown) => void;
}

/** Pictures between two steps of a deck, and the pause between them: about half a second in all. */
const between = 12;
const pause = 40;

export function createStepFollower({ seek, wait, onFault }: StepFollowerOptions): StepFollower {
  let shown: number | null = null;
  let goal: { readonly step: number; pictures: number } | null = null;
  let moving = false;

  async function move(): Promise<void> {
    while (goal !== null) {
      const present = goal;
      const left = shown === null || shown >= present.step ? 0 : present.step - shown;
      const next = left === 0 ? present.step : present.step - left + Math.ceil(left / Math.max(1, present.pictures));
      present.pictures -= 1;
      // A frame whose run is shorter than an author thought stays at its end; it is not asked again.
      const arrives = next === present.step;
      const answer = await seek(next);
      shown = answer;
      if (arrives || answer < next) {
        if (goal === present) goal = null;
      } else await wait(pause);
    }
  }

  return {
    goTo(step, slowly) {
      if (goal === null && shown === step) return;
      goal = { step, pictures: slowly ? between : 1 };
      if (moving) return;
      moving = true;
      move()
        .catch((reason: unknown) => {
          goal = null;
          shown = null;
          onFault(reason);
        })
        .finally(() => {
          moving = false;
        });
    },
    noteStep(step) {
      if (!moving) shown = step;
    },
    get rests() {
      return !moving;
    },
  };
}
