import { sigmaShown } from "../../store/derived.ts";
import { firstPane, stepsOfLevels } from "../../store/panes.ts";
import type { Playground } from "../../store/playground-store.ts";
import { shareAddress } from "../../store/share-address.ts";
import type { PlaygroundState, Run } from "../../store/state.ts";
import type { HostState } from "../messages.ts";

/** What the page around a playground is told of its state, but for the link, which takes a moment to write. */
export type StateWithoutLink = Omit<HostState, "link">;

export function stateWithoutLink(state: PlaygroundState): StateWithoutLink {
  const { phase, step: trained, engine, run, config } = state;
  return {
    phase,
    trained,
    engine: engine?.engine ?? null,
    run: run && { step: run.step, totalSteps: run.totalSteps, playing: run.playing, levelEnds: levelEnds(run) },
    level: config.level,
    sigma: sigmaShown(config),
    config,
  };
}

/** By the timeline of the first pane, whose levels are in order. */
function levelEnds(run: Run): readonly number[] {
  const pane = firstPane(run);
  let end = 0;
  return stepsOfLevels(pane).map((steps) => {
    end += steps;
    return Math.round((end / pane.recording.totalSteps) * run.totalSteps);
  });
}

/** Whether both say the same. */
export function isSameState(a: StateWithoutLink, b: StateWithoutLink): boolean {
  return (
    a.phase === b.phase &&
    a.trained === b.trained &&
    a.engine === b.engine &&
    a.run?.step === b.run?.step &&
    a.run?.totalSteps === b.run?.totalSteps &&
    a.run?.playing === b.run?.playing &&
    a.config === b.config
  );
}

/** @param base the address of the playground, without query and fragment */
export async function hostState({ state }: Pick<Playground, "state">, base: string): Promise<HostState> {
  const present = state.get();
  return { ...stateWithoutLink(present), link: await shareAddress(present, { base }) };
}
