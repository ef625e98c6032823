import type { WorkerLike } from "../../src/client/playground-client.ts";
import type { PageMessage, Requests, RequestType, WorkerEvent, WorkerMessage } from "../../src/protocol/messages.ts";

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
};

const defaultScript: Script = {
  open: () => ({
    engine: "wasm",
    device: "",
    attempts: [{ engine: "wasm", outcome: "chosen", error: 1e-7, detail: "" }],
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
  picture: ({ sigma, arrows, densitySide }) => ({
    sigma,
    dataVersion: 1,
    step: 0,
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
  ping: () => null,
};

/** Samplers of 20 steps on two levels; each coordinate is the number of its step. Only the newest run goes on. */
export function scriptedSampler(): Pick<Script, "startRun" | "advanceRun"> {
  let newest = 0;
  let last = 0;
  const frames = (firstStep: number, count: number) => ({
    run: newest,
    firstStep,
    totalSteps: 20,
    particles: 2,
    points: Float32Array.from({ length: count * 4 }, (_, index) => firstStep + Math.floor(index / 4)),
    levels: Array.from({ length: count }, (_, index) => (firstStep + index > 10 ? 1 : 0)),
    finished: last === 20,
  });
  return {
    startRun: () => {
      newest++;
      last = 0;
      return {
        ...frames(0, 1),
        sigmas: [1, 0.1],
        stepSize: 0.1,
        stepsPerLevel: 10,
        scoreUsed: "learned" as const,
      };
    },
    advanceRun: ({ run, steps }) => {
      if (run !== newest) throw new RangeError(`need the last run, ${newest}, got ${run}`);
      const count = Math.min(steps, 20 - last);
      last += count;
      return frames(last - count + 1, count);
    },
  };
}
