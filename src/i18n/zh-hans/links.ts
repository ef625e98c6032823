import type { PartWords } from "../en-parts.ts";

export const links: PartWords["links"] = {
  title: "保留的工作",
};
