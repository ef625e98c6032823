/** Everything that several panes have beside one: one chunk. */
export { Plates } from "./compare-plates.tsx";
export { CompareQuality } from "./compare-quality.tsx";
export { CompareStages } from "./compare-stages.tsx";
