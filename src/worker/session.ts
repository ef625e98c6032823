import type { EngineReport } from "../config/engine-names.ts";
import type { PlaygroundConfig } from "../config/settings.ts";
import type { ChosenEngine } from "../engine/choose-engine.ts";
import type { ScoreEngine } from "../engine/score-engine.ts";
import type { PageMessage, Phase, Requests, RequestType, WorkerEvent, WorkerMessage } from "../protocol/messages.ts";
import { Background } from "./background.ts";
import { fromCheckpoint, toCheckpoint } from "./checkpoint.ts";
import type { Drawing } from "./drawing.ts";
import { receiveData, withSettings } from "./drawing.ts";
import type { EngineChallenge } from "./engine-challenge.ts";
import { beginChallenge } from "./engine-challenge.ts";
import { EngineHost } from "./engine-host.ts";
import { ExactPieces } from "./exact-pieces.ts";
import { paintHeat } from "./heat.ts";
import { LossReporter } from "./loss-reporter.ts";
import { ObjectiveReader } from "./objective-reader.ts";
import { ExactPictures, partsOfField, picturePoints, thumbnails } from "./pictures.ts";
import type { Port, SessionTools } from "./port.ts";
import { probe } from "./probe.ts";
import { Refused } from "./refused.ts";
import { SamplerDesk } from "./sampler-desk.ts";
import { scoresAt } from "./scores-at.ts";
import { changedScopes, engineSpec } from "./settings-to-spec.ts";
import { buffersOf } from "./transfer.ts";

type Payload<Type extends RequestType> = Requests[Type]["payload"];
type Result<Type extends RequestType> = Requests[Type]["result"] | Promise<Requests[Type]["result"]>;

/** How long a failing engine is given to say that it lost its device, ms. */
const patience = 250;

/** Everything that exists once the page has opened the session. */
interface Open {
  readonly host: EngineHost;
  readonly reporter: LossReporter;
  readonly background: Background;
  readonly desk: SamplerDesk;
  readonly pieces: ExactPieces;
  readonly pictures: ExactPictures;
  readonly reader: ObjectiveReader;
  readonly lostEngines: Requests["open"]["payload"]["lostEngines"];
  config: PlaygroundConfig;
  drawing: Drawing;
}

/** One page's session with its network: answers requests, trains between them, and tells events. */
export class Session {
  readonly #port: Port;
  readonly #tools: SessionTools;
  #open: Open | null = null;
  #phase: Phase = "loading";
  /** Resolves when the engine that is being loaded runs; null when none is. */
  #loading: Promise<EngineReport> | null = null;
  /** What may bring another engine in. */
  #challenge: EngineChallenge | null = null;
  /** Of the engine that was put in place last. */
  #report: EngineReport | null = null;
  #over = false;

  constructor(port: Port, tools: SessionTools) {
    this.#port = port;
    this.#tools = tools;
    port.onmessage = ({ data }) => void this.#answer(data);
  }

  async #answer(message: PageMessage): Promise<void> {
    const { id, type } = message;
    try {
      if (this.#over) throw hasFailed();
      const result = await this.#handle(message);
      this.#post({ id, type, result } as WorkerMessage);
    } catch (error) {
      this.#post({ id, type: "refused", reason: messageOf(error) });
      // What the request asked for was at fault; anything else is ours.
      if (!(error instanceof Refused || error instanceof RangeError)) await this.#fail(error);
    }
  }

  #handle(message: PageMessage): Result<RequestType> {
    switch (message.type) {
      case "open":
        return this.#openWith(message.payload);
      case "ping":
        return null;
      case "configure":
        return this.#configure(this.#opened(), message.payload);
      case "setData":
        return this.#setData(this.#opened(), message.payload);
      case "train":
        return this.#train(this.#opened(), message.payload);
      case "pause":
        return this.#pause(this.#opened());
      case "reset":
        return this.#reset(this.#opened());
      case "save":
        return this.#save(this.#opened());
      case "restore":
        return this.#restore(this.#opened(), message.payload);
      case "picture":
        return this.#picture(this.#opened(), message.payload);
      case "probe":
        return probe(message.payload, this.#opened().drawing, this.#opened().host);
      case "scores":
        return scoresAt(message.payload, this.#opened());
      case "readObjectives":
        return this.#readObjectives(this.#opened(), message.payload);
      case "thumbnails":
        return thumbnails(this.#opened().drawing, message.payload, this.#opened().pieces);
      case "startRuns":
        return this.#opened().desk.start(message.payload);
      case "advanceRuns":
        return this.#opened().desk.advance(message.payload);
      case "inspect":
        return this.#opened().desk.inspect(message.payload);
      case "evolution":
        return this.#opened().desk.evolution(message.payload);
      case "quality":
        return this.#opened().desk.quality(message.payload);
      default:
        return message satisfies never;
    }
  }

  #opened(): Open {
    if (this.#open === null) throw new Refused("need open as the first message");
    return this.#open;
  }

  #openWith({ config, data, checkpoint, lostEngines }: Payload<"open">): Promise<EngineReport> {
    if (this.#open !== null) throw new Refused("need open once, got it again");
    const { now } = this.#tools;
    const drawing = receiveData(1, data, config);
    const host = new EngineHost(config, this.#tools);
    if (checkpoint !== null) host.keep(fromCheckpoint(checkpoint));
    const reporter = new LossReporter(drawing, host.spec.training, now, (report) =>
      this.#tell({ type: "losses", report }),
    );
    const background = new Background({
      host,
      reporter,
      tools: this.#tools,
      drawing: () => this.#opened().drawing,
      tell: (event) => this.#tell(event),
      onTrainingEnd: () => this.#setPhase("idle"),
      onError: (error) => void this.#fail(error),
    });
    const pieces = new ExactPieces(this.#tools);
    const desk = new SamplerDesk(host, () => this.#opened().drawing, pieces, this.#tools);
    const reader = new ObjectiveReader(host, pieces, this.#tools);
    const pictures = new ExactPictures(pieces);
    this.#open = { host, reporter, background, desk, pieces, pictures, reader, lostEngines, config, drawing };
    return this.#loadEngine(this.#open);
  }

  /** Loads the engine that the settings ask for, and lets it go on with the network there is. */
  #loadEngine(open: Open): Promise<EngineReport> {
    this.#loading ??= this.#chooseAndInstall(open).finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #chooseAndInstall(open: Open): Promise<EngineReport> {
    const { host, reporter, background } = open;
    this.#challenge?.end();
    this.#setPhase("loading");
    let chosen: ChosenEngine;
    let preferred: PlaygroundConfig["engine"];
    do {
      await host.turns.take(() => host.remove());
      // What needs no engine goes on meanwhile.
      background.wake();
      preferred = open.config.engine;
      chosen = await this.#choose(open);
      if (!this.#over) await host.turns.take(() => host.install(chosen, open.drawing));
      // Once more when another engine was wished for meanwhile.
    } while (!this.#over && open.config.engine !== preferred);
    if (this.#over) {
      chosen.engine.dispose();
      throw hasFailed();
    }
    const { engine, report } = chosen;
    this.#engineRuns(open, engine, report);
    this.#setPhase(background.training ? "training" : "idle");
    reporter.freshWeights();
    background.wake();
    this.#challenge = beginChallenge(chosen, {
      host,
      drawing: () => open.drawing,
      settled: (present, settled) => {
        this.#engineRuns(open, present, settled);
        const wanted = open.config.engine;
        // Wished for by name while the other one took over.
        if (wanted !== "auto" && wanted !== settled.engine) {
          this.#loadEngine(open).catch((error) => this.#fail(error));
        }
      },
      onError: (error) => void this.#fail(error),
    });
    return report;
  }

  #engineRuns({ host }: Open, engine: ScoreEngine, report: EngineReport): void {
    this.#report = report;
    void engine.lost.then((detail) => {
      if (host.engine === engine) this.#loseEngine(report, detail);
    });
    this.#tell({ type: "engine", report });
  }

  #choose({ config, lostEngines, host }: Open): Promise<ChosenEngine> {
    return this.#tools.chooseEngine({
      preferred: config.engine,
      lost: lostEngines,
      spec: host.spec,
      onProgress: (stage, engine) => this.#tell({ type: "loading", stage, engine }),
    });
  }

  async #configure(open: Open, { config }: Payload<"configure">): Promise<Requests["configure"]["result"]> {
    const { host, reporter, background } = open;
    // Before anything changes: settings that give no ladder are refused.
    engineSpec(config);
    const scopes = changedScopes(open.config, config);
    open.drawing = withSettings(open.drawing, open.config, config);
    reporter.renewTrainingData(open.drawing);
    open.config = config;
    const freshWeights = scopes.has("network");
    if (freshWeights || scopes.has("training")) {
      const change = async () => {
        if (freshWeights) await host.freshWeights(config, open.drawing);
        else host.setTraining(config);
        reporter.renewTraining(host.spec.training);
      };
      await (freshWeights ? background.renewWeights(change) : host.turns.take(change));
    }
    if (scopes.has("engine")) {
      if (config.engine === this.#report?.engine) this.#challenge?.callOff();
      else this.#loadEngine(open).catch((error) => this.#fail(error));
    }
    background.wake();
    return { freshWeights };
  }

  #setData(open: Open, { data }: Payload<"setData">): Requests["setData"]["result"] {
    open.drawing = receiveData(open.drawing.version + 1, data, open.config);
    open.reporter.renewDrawing(open.drawing);
    open.background.wake();
    return { dataVersion: open.drawing.version };
  }

  #train({ host, background }: Open, { steps }: Payload<"train">): Requests["train"]["result"] {
    if (steps !== null && !(Number.isInteger(steps) && steps >= 1)) {
      throw new Refused(`need steps ≥ 1 or null, got ${steps}`);
    }
    background.train(steps);
    if (host.engine !== null) this.#setPhase("training");
    return { step: host.step };
  }

  async #pause({ host, background }: Open): Promise<Requests["pause"]["result"]> {
    const wasTraining = background.training;
    background.pause();
    // The slice in progress ends first.
    await host.turns.take(() => {});
    if (wasTraining && host.engine !== null && !background.training) {
      this.#setPhase("idle");
      host.turns.take(() => background.tellCheckpoint()).catch((error) => this.#fail(error));
    }
    return { step: host.step };
  }

  async #reset(open: Open): Promise<Requests["reset"]["result"]> {
    const { host, background, config } = open;
    const wasTraining = background.training;
    background.pause();
    await background.renewWeights(() => host.freshWeights(config, open.drawing));
    if (wasTraining && host.engine !== null && !background.training) this.#setPhase("idle");
    background.wake();
    return { step: host.step };
  }

  async #save({ host }: Open): Promise<Requests["save"]["result"]> {
    const state = await host.turns.take(() => host.state());
    return state && toCheckpoint(state);
  }

  async #restore(open: Open, { checkpoint }: Payload<"restore">): Promise<Requests["restore"]["result"]> {
    const { host, background } = open;
    const wasTraining = background.training;
    background.pause();
    await background.renewWeights(async () => {
      await host.restore(open.config, open.drawing, fromCheckpoint(checkpoint));
      // The next worker is to go on from these weights, not from those before them.
      await background.tellCheckpoint();
    });
    if (wasTraining && host.engine !== null && !background.training) this.#setPhase("idle");
    background.wake();
    return { step: host.step };
  }

  async #picture(open: Open, request: Payload<"picture">): Promise<Requests["picture"]["result"]> {
    // The drawing may change meanwhile.
    const { host, drawing, pieces, pictures, background } = open;
    const { picture, angleTo } = await pictures.of(drawing, request);
    const { sigma, guide } = request;
    // While the network learns, a field is to show what has just been drawn.
    await background.trainedOnPresent();
    const answer = host.engine === null ? null : await host.scores.score(picturePoints(request), sigma, guide);
    const parts = answer && partsOfField(answer.score, request);
    const learned = parts?.arrows ?? null;
    const angle = parts && angleTo(parts.whole);
    const heat = await paintHeat(request, drawing, host, pieces);
    const trainedOn = answer?.trainedOn ?? null;
    return { ...picture, step: answer?.step ?? host.step, trainedOn, learned, angle, heat };
  }

  #readObjectives(
    { reader, drawing, config }: Open,
    { sigma }: Payload<"readObjectives">,
  ): Promise<Requests["readObjectives"]["result"]> {
    return reader.read(sigma, drawing, config);
  }

  #setPhase(phase: Phase): void {
    if (phase === this.#phase && phase !== "loading") return;
    this.#phase = phase;
    this.#tell({ type: "phase", phase, step: this.#open?.host.step ?? 0 });
  }

  #loseEngine({ engine }: EngineReport, detail: string): void {
    if (this.#over) return;
    this.#end();
    this.#post({ type: "engine-lost", engine, detail });
  }

  async #fail(error: unknown): Promise<void> {
    const deadline = this.#tools.now() + patience;
    // A lost device makes everything else fail first; that is another matter.
    while (!this.#over && this.#tools.now() < deadline) await this.#tools.yieldTask();
    if (this.#over) return;
    this.#setPhase("failed");
    this.#end();
    this.#post({ type: "failed", detail: messageOf(error) });
  }

  #end(): void {
    this.#over = true;
    this.#challenge?.end();
    this.#open?.background.stop();
  }

  #tell(event: WorkerEvent): void {
    if (!this.#over) this.#post(event);
  }

  #post(message: WorkerMessage): void {
    this.#port.postMessage(message, buffersOf(message));
  }
}

const hasFailed = (): Refused => new Refused("need a running worker, got one that has failed");

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
