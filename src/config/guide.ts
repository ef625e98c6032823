import type { Guide } from "../maths/sampler/guidance.ts";
import type { PlaygroundConfig } from "./settings.ts";

const labels = { a: 0, b: 1, c: 2, d: 3 } as const;

/** Towards which class settings guide; none where the network has no such label. */
export function guideOf({ classes, label, guidance }: Pick<PlaygroundConfig, "classes" | "label" | "guidance">): Guide {
  const wanted = label === "none" ? null : labels[label];
  return { label: wanted !== null && classes > 1 && wanted < classes ? wanted : null, omega: guidance };
}
