import type { PartWords } from "../en-parts.ts";

export const camera: PartWords["camera"] = {
  view: "视图",
  in: "放大",
  inHelp: "放大（+）。也可双击、双指张开，或按住 Ctrl 或 ⌘ 滚动滚轮；放大后拖动即可移动。",
  out: "缩小",
  outHelp: "缩小（−）。也可按住 Shift 双击。",
  whole: "整个方形",
  wholeHelp: "显示整个方形（0）",
  times: (zoom) => `${zoom}×`,
};
