import type { Dictionary } from "../en.ts";

export const failures: Dictionary["failures"] = {};
