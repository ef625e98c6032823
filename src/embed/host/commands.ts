import type { Playground } from "../../store/playground-store.ts";
import type { Commands } from "../messages.ts";
import { hostState } from "./host-state.ts";
import { lane } from "./lane.ts";
import { load } from "./load.ts";
import type { Command } from "./message-schema.ts";
import { sample } from "./sample.ts";
import { score } from "./score.ts";
import { play, showStep, showStepBack } from "./steps.ts";
import { train } from "./train.ts";

export interface CommandOptions {
  readonly playground: Playground;
  /** Of the playground, without query and fragment. */
  readonly base: string;
  readonly now: () => number;
}

/**
 * Carries commands out. What changes the page is done in the order in which it was asked for; what takes long (training,
 * sampling, pictures) begins after the changes before it and holds none up that come after; pauses and questions wait for
 * nothing.
 *
 * @returns does one; rejects with what was expected and what came
 */
export function commands({ playground, base, now }: CommandOptions) {
  const inOrder = lane();
  const trains = lane();
  const samples = lane();
  /** What was still waiting when somebody paused does not begin after that. */
  let pauses = 0;
  /** What the address or a link asked for is done first. */
  const afterOpening = <Result>(job: () => Promise<Result>) =>
    inOrder(async () => {
      await playground.arrived();
      return job();
    });
  const afterChanges = () => afterOpening(async () => {});
  const state = () => hostState(playground, base);
  const thenState = async (work: () => void | Promise<void>) => {
    await work();
    return state();
  };

  /** Whatever was paused since is not played: neither is a run that was on its way. */
  const playUnless = (asked: number) =>
    afterOpening(() =>
      thenState(async () => {
        if (asked === pauses) await play(playground);
        if (asked !== pauses && playground.state.get().run?.playing) playground.pause();
      }),
    );

  return async (command: Command): Promise<Commands[Command["name"]]["result"]> => {
    switch (command.name) {
      case "load":
        return inOrder(() => load(playground, command.payload));
      case "train": {
        const asked = pauses;
        return trains(async () => {
          await afterChanges();
          if (asked !== pauses) throw new Error("need no pause before training begins, got one");
          return train(playground, command.payload, now);
        });
      }
      case "pause":
        pauses++;
        return thenState(() => pause(playground));
      case "play":
        return playUnless(pauses);
      case "reset":
        return inOrder(() => thenState(playground.reset));
      case "score":
        await afterChanges();
        return score(playground, command.payload);
      case "sample":
        return samples(async () => {
          await afterChanges();
          return sample(playground, command.payload);
        });
      case "step":
        return afterOpening(() => showStep(playground, (run) => run.step + (command.payload?.step ?? 1)));
      case "stepBack":
        return afterOpening(() => showStepBack(playground, command.payload?.step ?? 1));
      case "seek":
        return afterOpening(() => showStep(playground, () => command.payload.step));
      case "getState":
        return state();
      case "setLanguage":
        return thenState(() => playground.setSetting("lang", command.payload.lang));
      case "setTheme":
        return thenState(() => playground.setSetting("theme", command.payload.theme));
      case "exportImage": {
        await afterChanges();
        const { exportImage } = await import("./export-image.ts");
        return exportImage(playground, command.payload ?? {});
      }
      default:
        return command satisfies never;
    }
  };
}

async function pause(playground: Playground): Promise<void> {
  if (playground.state.get().run?.playing) playground.pause();
  if (playground.wantsTraining() || playground.state.get().phase === "training") await playground.pauseTraining();
}
