/**
 * The one bind group of all kernels. Binding 0 is `step`, a row of a table chosen by a dynamic offset, a struct of
 * training's or of sampling's own; `layer`, the number of a hidden layer, is chosen likewise.
 *
 * @param results of training, of each sample: target, weight, sum of losses; of sampling the points after each step
 */
export const bindingsWgsl = (results: "vec4f" | "vec2f"): string => /* wgsl */ `
struct Layer { index: u32 }
@group(0) @binding(1) var<uniform> layer: Layer;
// Parameters, first moments, second moments, averages.
@group(0) @binding(2) var<storage, read_write> weights: array<vec4f>;
// Features, activations, slopes that become derivatives.
@group(0) @binding(3) var<storage, read_write> work: array<vec4f>;
@group(0) @binding(4) var<storage, read> levels: array<vec4f>;
// What data are drawn from; or the noise level of each point.
@group(0) @binding(5) var<storage, read> table: array<u32>;
// Points and targets by turns, where they are given; or points.
@group(0) @binding(6) var<storage, read_write> points: array<vec2f>;
@group(0) @binding(7) var<storage, read_write> results: array<${results}>;
`;

/** What each binding is, in order; dynamic offsets are multiples of `tableRow`. */
export const bindingTypes = [
  { type: "uniform", hasDynamicOffset: true },
  { type: "uniform", hasDynamicOffset: true },
  { type: "storage" },
  { type: "storage" },
  { type: "read-only-storage" },
  { type: "read-only-storage" },
  { type: "storage" },
  { type: "storage" },
] as const satisfies readonly GPUBufferBindingLayout[];

/** Bytes of a row of a table that dynamic offsets choose from: the alignment that every device takes. */
export const tableRow = 256;
