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

  return async (command: Command): Promise<Commands[Command["name"]]["result"]> => {
    switch (command.name) {
      case "load":
        return inOrder(() => load(playground, command.payload));
      case "train":
        return trains(async () => {
          await afterChanges();
          return train(playground, command.payload, now);
        });
      case "pause":
        return thenState(() => pause(playground));
      case "play":
        return afterOpening(() => thenState(() => play(playground)));
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
