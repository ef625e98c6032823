import type { PartWords } from "../en-parts.ts";

export const embed: PartWords["embed"] = {
  title: "嵌入的演示",
};
