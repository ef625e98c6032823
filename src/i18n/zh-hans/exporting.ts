import type { PartWords } from "../en-parts.ts";

export const exporting: PartWords["exporting"] = {
  title: "导出",
};
