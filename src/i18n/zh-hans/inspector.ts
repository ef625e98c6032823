import type { Dictionary } from "../en.ts";

export const inspector: Dictionary["inspector"] = {};
