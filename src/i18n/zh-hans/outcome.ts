import type { Dictionary } from "../en.ts";

export const outcome: Dictionary["outcome"] = {};
