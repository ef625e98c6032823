/** The picture itself, which waits for the worker in any case, and what lies over it: one chunk. */
export { ErrorCanvas } from "./stage-errors.tsx";
export { FieldCanvas } from "./stage-field.tsx";
export { HeatKey } from "./stage-key.tsx";
export { DataCanvas, DensityCanvas } from "./stage-layers.tsx";
export { StageParticle } from "./stage-particle.tsx";
export { ParticleCanvas } from "./stage-particles.tsx";
export { PathCanvas } from "./stage-paths.tsx";
export { StageReadout } from "./stage-readout.tsx";
export { WatershedCanvas } from "./stage-watershed.tsx";
export { PlacingBar, StartPlaces } from "./start-places.tsx";
