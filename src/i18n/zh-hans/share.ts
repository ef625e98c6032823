import type { PartWords } from "../en-parts.ts";

export const share: PartWords["share"] = {
  title: "分享",
};
