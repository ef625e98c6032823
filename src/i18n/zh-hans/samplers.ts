import type { Dictionary } from "../en.ts";

export const samplers: Dictionary["samplers"] = {};
