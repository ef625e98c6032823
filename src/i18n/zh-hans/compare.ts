import type { Dictionary } from "../en.ts";

export const compare: Dictionary["compare"] = {};
