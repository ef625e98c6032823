import type { WorkerLike } from "../../src/client/playground-client.ts";
import type {
  Frames,
  PageMessage,
  Requests,
  RequestType,
  WorkerEvent,
  WorkerMessage,
} from "../../src/protocol/messages.ts";

export type Script = { [Type in RequestType]?: (payload: Requests[Type]["payload"]) => Requests[Type]["result"] };

/** A worker that answers by a script, a turn later, and remembers what it was asked. */
export class ScriptedWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;
  onerror: WorkerLike["onerror"] = null;
  readonly asked: PageMessage[] = [];
  terminated = false;
  readonly #script: Script;

  constructor(script: Script = {}) {
    this.#script = script;
  }

  postMessage(message: PageMessage): void {
    this.asked.push(message);
    queueMicrotask(() => this.#answer(message));
  }

  terminate(): void {
    this.terminated = true;
  }

  tell(event: WorkerEvent): void {
    this.#send(event);
  }

  askedFor<Type extends RequestType>(type: Type): Requests[Type]["payload"][] {
    return this.asked
      .filter((message) => message.type === type)
      .map((message) => message.payload as Requests[Type]["payload"]);
  }

  #answer(message: PageMessage): void {
    const script: Script = { ...defaultScript, ...this.#script };
    const answer = script[message.type] as ((payload: unknown) => unknown) | undefined;
    if (!answer) return;
    try {
      this.#send({ id: message.id, type: message.type, result: answer(message.payload) } as WorkerMessage);
    } catch (error) {
      this.#send({ id: message.id, type: "refused", reason: (error as Error).message });
    }
  }

  #send(message: WorkerMessage): void {
    this.onmessage?.({ data: message } as MessageEvent<WorkerMessage>);
  }
}

const otherDistances = {
  energyDistance: 0.4,
  energyDistanceFloor: 0.02,
  mmd: 0.3,
  mmdFloor: 0.03,
  bandwidth: 0.1,
  modes: [],
  classes: null,
  astray: 0,
};

const defaultScript: Script = {
  open: () => ({
    engine: "simd",
    device: "",
    attempts: [{ engine: "simd", outcome: "chosen", error: 1e-7, stepsPerSecond: null, detail: "" }],
  }),
  configure: () => ({ freshWeights: false }),
  setData: () => ({ dataVersion: 2 }),
  train: () => ({ step: 0 }),
  pause: () => ({ step: 12 }),
  reset: () => ({ step: 0 }),
  probe: ({ x, y, sigma }) => ({
    x,
    y,
    sigma,
    dataVersion: 1,
    step: 0,
    logDensity: -1,
    exact: [x, y],
    learned: [0, 0],
  }),
  readObjectives: ({ sigma }) => ({ sigma, dataVersion: 1, step: 0, samples: 512, readings: [] }),
  picture: ({ sigma, guide, arrows, densitySide }) => ({
    sigma,
    guide,
    dataVersion: 1,
    step: 0,
    trainedOn: null,
    arrows,
    densitySide,
    density: new Float32Array(densitySide ** 2),
    exact: new Float32Array(arrows ** 2 * 2),
    learned: new Float32Array(arrows ** 2 * 2),
    angle: 45,
    heat: null,
  }),
  thumbnails: ({ sigmas, side }) => ({
    dataVersion: 1,
    sigmas,
    side,
    density: new Float32Array(sigmas.length * side ** 2),
  }),
  quality: ({ run }) => ({ run, step: 0, slicedWasserstein: 0.5, floor: 0.01, ...otherDistances }),
  inspect: () => null,
  save: () => null,
  ping: () => null,
};

/**
 * Samplers that are the same whatever the settings but for their lengths, on two levels of equal length; each coordinate
 * is the number of its step. Only the newest runs go on; any of their steps can be asked for again.
 *
 * @param lengths steps of each pane's run, the last for those after
 */
export function scriptedSampler(
  lengths: readonly number[] = [20],
  particles = 2,
): Pick<Script, "startRuns" | "advanceRuns"> {
  let newest = 0;
  const stepsOf = new Map<number, number>();
  const positions = (firstStep: number, count: number) => {
    const points = new Float32Array(count * 2 * particles);
    for (let frame = 0; frame < count; frame++) {
      points.fill(firstStep + frame, 2 * particles * frame, 2 * particles * (frame + 1));
    }
    return points;
  };
  const frames = (run: number, firstStep: number, count: number): Frames => ({
    run,
    firstStep,
    count,
    particles,
    points: positions(firstStep, count),
    evaluations: Array.from({ length: count }, (_, index) => firstStep + index),
  });
  return {
    startRuns: ({ configs }) => {
      stepsOf.clear();
      const runs = configs.map(({ sampler, scoreUsed }, pane) => {
        newest++;
        const steps = lengths[Math.min(pane, lengths.length - 1)] as number;
        stepsOf.set(newest, steps);
        const plan = Array.from({ length: steps }, (_, step) => {
          const level = step < steps / 2 ? 0 : 1;
          return { level, sigma: [1, 0.1][level] as number, nextSigma: [1, 0.1][level] as number, size: 0.1, scale: 1 };
        });
        return {
          ...frames(newest, 0, 1),
          sampler,
          sigmas: [1, 0.1],
          plan,
          scoreUsed,
          guide: { label: null, omega: 1 },
        };
      });
      return { runs };
    },
    advanceRuns: ({ runs }) => ({
      frames: runs.map(({ run, from, steps }) => {
        const all = stepsOf.get(run);
        if (all === undefined) throw new RangeError(`need one of the last runs, got ${run}`);
        return frames(run, from, Math.min(steps, all - from + 1));
      }),
    }),
  };
}
