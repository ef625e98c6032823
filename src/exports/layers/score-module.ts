import type { DataScale, NetworkSpec } from "../../maths/network/architecture.ts";
import template from "./score.js?raw";

/** The module that makes scores of the Dense layers: score.js with what the network is. */
export function scoreModule(spec: NetworkSpec, scale: DataScale): string {
  const { parametrization, fourierOctaves, form, classes } = spec;
  const network = { parametrization, form, fourierOctaves, classes, mean: scale.mean, std: scale.std };
  // A function: what stands in the text has no second meaning then.
  return template.replace("NETWORK", () => JSON.stringify(network, null, 2));
}
