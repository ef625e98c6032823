import type { EngineState } from "../engine/score-engine.ts";
import type { NetworkSpec } from "../maths/network/architecture.ts";
import { parameterCount } from "../maths/network/architecture.ts";
import type { Checkpoint } from "../protocol/messages.ts";

/** @returns copies, to be transferred */
export function toCheckpoint(state: EngineState): Checkpoint {
  const { network, seed, step, scale } = state;
  return {
    step,
    seed,
    width: network.width,
    depth: network.depth,
    activation: network.activation,
    parametrization: network.parametrization,
    fourierOctaves: network.fourierOctaves,
    form: network.form,
    classes: network.classes,
    mean: scale.mean,
    std: scale.std,
    parameters: state.parameters.slice(),
    firstMoment: state.firstMoment.slice(),
    secondMoment: state.secondMoment.slice(),
    average: state.average.slice(),
  };
}

export function fromCheckpoint(checkpoint: Checkpoint): EngineState {
  const { step, seed, mean, std, parameters, firstMoment, secondMoment, average } = checkpoint;
  const { width, depth, activation, parametrization, fourierOctaves, form, classes } = checkpoint;
  const network: NetworkSpec = { width, depth, activation, parametrization, fourierOctaves, form, classes };
  return { network, seed, step, scale: { mean, std }, parameters, firstMoment, secondMoment, average };
}

/** Whether a state belongs to the network and seed that the settings ask for, and is whole. */
export function fits(state: EngineState, network: NetworkSpec, seed: number): boolean {
  const names = Object.keys(network) as (keyof NetworkSpec)[];
  const sameNetwork = state.seed === seed && names.every((name) => state.network[name] === network[name]);
  const length = parameterCount(network);
  return sameNetwork && arraysOf(state).every((array) => array.length === length) && isFiniteState(state);
}

/** Whether all numbers of a state are finite. */
export function isFiniteState(state: EngineState): boolean {
  return arraysOf(state).every((array) => array.every(Number.isFinite));
}

function arraysOf({ parameters, firstMoment, secondMoment, average }: EngineState): readonly Float32Array[] {
  return [parameters, firstMoment, secondMoment, average];
}
