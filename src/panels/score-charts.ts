/** The score in numbers: one chunk. */
export { ReadingsPanel } from "./loss-readings.tsx";
export { SizesPanel } from "./loss-sizes.tsx";
