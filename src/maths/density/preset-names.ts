/** The ready-made densities, in the order in which they are offered. presets.ts draws them. */
export const presetNames = [
  "two-moons",
  "two-gaussians",
  "eight-gaussians",
  "ring",
  "spiral",
  "checkerboard",
  "swiss-roll",
  "pinwheel",
] as const;
export type PresetName = (typeof presetNames)[number];
