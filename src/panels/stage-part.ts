/** The picture and its timeline, which wait for the worker in any case, and what lies over the picture: one chunk. */
export { RunCost } from "./run-cost.tsx";
export { StageCamera } from "./stage-camera.tsx";
export { ErrorCanvas } from "./stage-errors.tsx";
export { FieldCanvas } from "./stage-field.tsx";
export { HeatKey } from "./stage-key.tsx";
export { DataCanvas, DensityCanvas } from "./stage-layers.tsx";
export { StageParticle } from "./stage-particle.tsx";
export { ParticleCanvas } from "./stage-particles.tsx";
export { PathCanvas } from "./stage-paths.tsx";
export { StageReadout } from "./stage-readout.tsx";
export { PlacingBar, StartPlaces } from "./start-places.tsx";
export { Timeline } from "./timeline.tsx";
