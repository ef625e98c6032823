import { densityOf } from "../maths/density/densities.ts";
import type { Density } from "../maths/density/density.ts";
import { once } from "./once.ts";
import { type PageData, sourceOf } from "./page-data.ts";

/** The exact density of the data; null when there are none. Apart, since the maths of all three kinds is large. */
export const densityOfData = once((data: PageData): Density | null => densityOf(sourceOf(data)));
