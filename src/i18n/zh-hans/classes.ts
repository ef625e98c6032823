import type { Dictionary } from "../en.ts";

export const classes: Dictionary["classes"] = {};
