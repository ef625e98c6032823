import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RequestRefused, WorkerStopped } from "../../src/client/client-errors.ts";
import type { ClientEvent, WorkerLike } from "../../src/client/playground-client.ts";
import { PlaygroundClient } from "../../src/client/playground-client.ts";
import { defaultConfig } from "../../src/config/settings.ts";
import type {
  Checkpoint,
  PageMessage,
  Requests,
  RequestType,
  WorkerEvent,
  WorkerMessage,
} from "../../src/protocol/messages.ts";

/** A worker that says what the test tells it to. */
class SilentWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onmessageerror: WorkerLike["onmessageerror"] = null;
  onerror: WorkerLike["onerror"] = null;
  readonly asked: PageMessage[] = [];
  terminated = false;

  postMessage(message: PageMessage): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** The last message of a type. */
  last<Type extends RequestType>(type: Type): Extract<PageMessage, { type: Type }> {
    const found = this.asked.filter((message) => message.type === type).at(-1);
    if (found === undefined) throw new Error(`no ${type} was asked for`);
    return found as Extract<PageMessage, { type: Type }>;
  }

  tell(message: WorkerMessage | WorkerEvent): void {
    this.onmessage?.({ data: message } as MessageEvent<WorkerMessage>);
  }

  answer<Type extends RequestType>(type: Type, result: Requests[Type]["result"], id = this.last(type).id): void {
    this.tell({ id, type, result } as WorkerMessage);
  }
}

const report = { engine: "webgpu", device: "", attempts: [] } as const;
const raster = (mass: Float32Array<ArrayBuffer>, size: number) => ({ kind: "raster", size, mass }) as const;
const opening = { config: defaultConfig, data: raster(Float32Array.of(1), 1) };
const checkpointAt = (step: number): Checkpoint => ({
  step,
  seed: 7,
  width: 4,
  depth: 1,
  activation: "silu",
  parametrization: "raw",
  fourierOctaves: 0,
  form: "free",
  classes: 1,
  mean: [0, 0],
  std: 1,
  parameters: new Float32Array(1),
  firstMoment: new Float32Array(1),
  secondMoment: new Float32Array(1),
  average: new Float32Array(1),
});
const picture = { sigma: 1, guide: { label: null, omega: 1 }, arrows: 2, densitySide: 2, heat: null };

/** A client whose workers are kept for the test, and everything it told. */
function openedClient() {
  const workers: SilentWorker[] = [];
  const heard: (WorkerEvent | ClientEvent)[] = [];
  let visible = true;
  const client = new PlaygroundClient(
    () => {
      const worker = new SilentWorker();
      workers.push(worker);
      return worker;
    },
    () => visible,
  );
  client.on((event) => heard.push(event));
  const opened = client.open(opening);
  opened.catch(() => {});
  return {
    client,
    workers,
    heard,
    opened,
    hide: (hidden: boolean) => {
      visible = !hidden;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("opening sends settings and drawing first of all, and resolves with the engine's report", async () => {
  const { workers, opened } = openedClient();
  expect(workers[0].asked[0]).toMatchObject({
    type: "open",
    payload: { ...opening, checkpoint: null, lostEngines: [] },
  });
  workers[0].answer("open", report);
  expect(await opened).toBe(report);
});

test("answers find their requests by id, in whatever order they come", async () => {
  const { client, workers } = openedClient();
  const first = client.request("train", { steps: 1 });
  const second = client.request("train", { steps: 2 });
  const [one, two] = workers[0].asked.filter(({ type }) => type === "train");
  workers[0].answer("train", { step: 2 }, two.id);
  workers[0].answer("train", { step: 1 }, one.id);
  expect([await first, await second]).toEqual([{ step: 1 }, { step: 2 }]);
});

test("a refusal rejects with the worker's reason", async () => {
  const { client, workers } = openedClient();
  const asked = client.request("picture", picture);
  workers[0].tell({ id: workers[0].last("picture").id, type: "refused", reason: "need a noise level > 0, got 0" });
  await expect(asked).rejects.toThrow(RequestRefused);
  await expect(asked).rejects.toThrow("need a noise level > 0, got 0");
});

test("a crash rejects what waits, says so, and refuses what follows", async () => {
  const { client, workers, heard } = openedClient();
  const waiting = client.request("train", { steps: 1 });
  workers[0].onerror?.({ message: "out of memory" } as ErrorEvent);
  await expect(waiting).rejects.toThrow(WorkerStopped);
  await expect(waiting).rejects.toThrow("train was not answered: out of memory");
  expect(heard).toEqual([{ type: "stopped", detail: "out of memory" }]);
  expect(workers[0].terminated).toBe(true);
  await expect(client.request("pause", null)).rejects.toThrow("need a running worker for pause, got none");
});

test("a message that cannot be read counts as a crash", () => {
  const { workers, heard } = openedClient();
  workers[0].onmessageerror?.({} as MessageEvent);
  expect(heard).toEqual([{ type: "stopped", detail: "a message of the worker could not be read" }]);
});

test("a failure that the worker tells stops it, with one event", async () => {
  const { client, workers, heard } = openedClient();
  const waiting = client.request("ping", null);
  workers[0].tell({ type: "failed", detail: "no engine" });
  await expect(waiting).rejects.toThrow(WorkerStopped);
  expect(heard).toEqual([{ type: "failed", detail: "no engine" }]);
  expect(workers[0].terminated).toBe(true);
});

test("a restart goes on with the last settings, drawing and checkpoint", async () => {
  const { client, workers } = openedClient();
  workers[0].answer("open", report);
  const config = { ...defaultConfig, learningRate: 0.003 };
  client.request("configure", { config }).catch(() => {});
  const mass = Float32Array.of(1, 2, 3, 4);
  client.request("setData", { data: raster(mass, 2) }).catch(() => {});
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(40) });
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(80) });
  workers[0].onerror?.({ message: "crash" } as ErrorEvent);

  const again = client.restart();
  expect(workers).toHaveLength(2);
  expect(workers[1].last("open").payload).toMatchObject({ config, data: raster(mass, 2), checkpoint: { step: 80 } });
  workers[1].answer("open", report);
  expect(await again).toBe(report);
  const asked = client.request("ping", null);
  workers[1].answer("ping", null);
  expect(await asked).toBeNull();
});

test("data that the worker refused do not reach the next one; those it took before do", async () => {
  const { client, workers } = openedClient();
  workers[0].answer("open", report);
  const taken = raster(Float32Array.of(1, 2, 3, 4), 2);
  const good = client.request("setData", { data: taken });
  workers[0].answer("setData", { dataVersion: 2 });
  await good;
  const bad = client.request("setData", { data: raster(Float32Array.of(Number.NaN), 1) });
  workers[0].tell({ id: workers[0].last("setData").id, type: "refused", reason: "need masses that are finite" });
  await expect(bad).rejects.toThrow(RequestRefused);
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "gone" });
  expect(workers[1].last("open").payload.data).toEqual(taken);
});

test("what was asked of no worker, or not answered before the end, reaches the next worker", async () => {
  const { client, workers } = openedClient();
  const config = { ...defaultConfig, learningRate: 0.003 };
  const unanswered = client.request("configure", { config });
  workers[0].onerror?.({ message: "crash" } as ErrorEvent);
  await expect(unanswered).rejects.toThrow(WorkerStopped);
  const mass = Float32Array.of(1, 2, 3, 4);
  await expect(client.request("setData", { data: raster(mass, 2) })).rejects.toThrow(WorkerStopped);
  client.restart().catch(() => {});
  expect(workers[1].last("open").payload).toMatchObject({ config, data: raster(mass, 2) });

  // So too with a worker that the client replaces by itself.
  const newer = { ...config, learningRate: 0.004 };
  const newest = Float32Array.of(9);
  const waiting = [
    client.request("configure", { config: newer }),
    client.request("setData", { data: raster(newest, 1) }),
  ];
  workers[1].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  for (const asked of waiting) await expect(asked).rejects.toThrow(WorkerStopped);
  expect(workers[2].last("open").payload).toMatchObject({ config: newer, data: raster(newest, 1) });

  workers[2].tell({ type: "failed", detail: "no engine" });
  const last = { ...config, seed: 99 };
  await expect(client.request("configure", { config: last })).rejects.toThrow(WorkerStopped);
  client.restart().catch(() => {});
  expect(workers[3].last("open").payload.config).toBe(last);
});

test("a page that has asked for a pause, as a hidden one does, is not set training by another engine", () => {
  const { client, workers } = openedClient();
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  client.request("pause", null).catch(() => {});
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  expect(workers[1].asked.map(({ type }) => type)).toEqual(["open"]);
});

test("a reset asked for is not undone by another engine: it neither trains nor has the old weights", () => {
  const { client, workers } = openedClient();
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(40) });
  client.request("reset", null).catch(() => {});
  // Told before the worker came to the reset.
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(41) });
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  expect(workers[1].asked.map(({ type }) => type)).toEqual(["open"]);
  expect(workers[1].last("open").payload.checkpoint).toBeNull();
});

test("a reset asked of no worker holds for the next one", async () => {
  const { client, workers } = openedClient();
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(40) });
  workers[0].onerror?.({ message: "crash" } as ErrorEvent);
  await expect(client.request("reset", null)).rejects.toThrow(WorkerStopped);
  client.restart().catch(() => {});
  expect(workers[1].last("open").payload.checkpoint).toBeNull();
});

test("weights that were brought back are what another engine goes on from, at rest", () => {
  const { client, workers } = openedClient();
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(40) });
  client.request("restore", { checkpoint: checkpointAt(7) }).catch(() => {});
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  expect(workers[1].asked.map(({ type }) => type)).toEqual(["open"]);
  expect(workers[1].last("open").payload.checkpoint).toMatchObject({ step: 7 });
});

test("a step asked for while training runs until paused does not end it with the engine", () => {
  const { client, workers } = openedClient();
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  client.request("train", { steps: 1 }).catch(() => {});
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  expect(workers[1].last("train").payload).toEqual({ steps: null });
});

test("weights that were thrown away do not come back with a restart", () => {
  const { client, workers } = openedClient();
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(40) });
  client.request("reset", null).catch(() => {});
  workers[0].answer("reset", { step: 0 });
  client.restart().catch(() => {});
  expect(workers[1].last("open").payload.checkpoint).toBeNull();

  workers[1].tell({ type: "checkpoint", checkpoint: checkpointAt(50) });
  client.request("configure", { config: defaultConfig }).catch(() => {});
  workers[1].answer("configure", { freshWeights: true });
  client.restart().catch(() => {});
  expect(workers[2].last("open").payload.checkpoint).toBeNull();
});

test("a lost device brings another worker by itself, without that engine, which goes on training", async () => {
  const { client, workers, heard } = openedClient();
  workers[0].answer("open", report);
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  workers[0].tell({ type: "checkpoint", checkpoint: checkpointAt(200) });
  const waiting = client.request("picture", picture);
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "the driver restarted" });

  await expect(waiting).rejects.toThrow("the device of the webgpu engine was lost");
  expect(workers[0].terminated).toBe(true);
  expect(workers[1].last("open").payload).toMatchObject({ checkpoint: { step: 200 }, lostEngines: ["webgpu"] });
  expect(workers[1].last("train").payload).toEqual({ steps: null });
  expect(heard.some(({ type }) => type === "stopped")).toBe(false);

  workers[1].tell({ type: "engine-lost", engine: "simd", detail: "" });
  expect(workers[2].last("open").payload.lostEngines).toEqual(["webgpu", "simd"]);
});

test("a network at rest stays at rest with another engine", () => {
  const { client, workers } = openedClient();
  client.request("train", { steps: null }).catch(() => {});
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  workers[0].tell({ type: "phase", phase: "idle", step: 9 });
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  expect(workers[1].asked.map(({ type }) => type)).toEqual(["open"]);
});

test("a device lost before the first engine runs delays the opening and does not reject it", async () => {
  const { workers, opened } = openedClient();
  workers[0].tell({ type: "engine-lost", engine: "webgpu", detail: "" });
  workers[1].answer("open", { ...report, engine: "simd" });
  expect(await opened).toMatchObject({ engine: "simd" });
});

test("the worker is asked for a sign of life every two seconds, and silence of 15 seconds is its end", async () => {
  const { workers, heard } = openedClient();
  for (let beat = 1; beat <= 3; beat++) {
    await vi.advanceTimersByTimeAsync(2000);
    expect(workers[0].asked.filter(({ type }) => type === "ping")).toHaveLength(beat);
    workers[0].answer("ping", null);
  }
  await vi.advanceTimersByTimeAsync(2000 + 14_000);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).toEqual([{ type: "stopped", detail: "the worker fell silent" }]);
  expect(workers[0].terminated).toBe(true);
});

test("a hidden page neither asks nor counts the silence", async () => {
  const { workers, heard, hide } = openedClient();
  await vi.advanceTimersByTimeAsync(2000);
  hide(true);
  await vi.advanceTimersByTimeAsync(120_000);
  hide(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toEqual([]);
  expect(workers[0].asked.filter(({ type }) => type === "ping")).toHaveLength(1);
  workers[0].answer("ping", null);
  await vi.advanceTimersByTimeAsync(2000);
  expect(workers[0].asked.filter(({ type }) => type === "ping")).toHaveLength(2);
});

test("disposing ends the worker, its heartbeat and all listening", async () => {
  const { client, workers, heard } = openedClient();
  client.dispose();
  expect(workers[0].terminated).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[0].asked.map(({ type }) => type)).toEqual(["open"]);
  expect(heard).toEqual([]);
});

test("a listener that left hears nothing more", () => {
  const { client, workers } = openedClient();
  const heard: string[] = [];
  const leave = client.on(({ type }) => heard.push(type));
  workers[0].tell({ type: "phase", phase: "idle", step: 0 });
  leave();
  workers[0].tell({ type: "phase", phase: "training", step: 0 });
  expect(heard).toEqual(["phase"]);
});
