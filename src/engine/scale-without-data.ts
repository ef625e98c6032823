import type { DataScale } from "../maths/network/architecture.ts";

/** Scale of the preconditioning before any data are known, in every engine: about that of a drawing that fills the square. */
export const scaleWithoutData: DataScale = { mean: [0, 0], std: 0.5 };
