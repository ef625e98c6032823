import type { PartWords } from "../en-parts.ts";

export const embed: PartWords["embed"] = {
  gapCaption: (sigma) => ({ before: "差距表示 ", sigma, after: " 处的向量场还错多少。" }),
  timelineStep: (step) => `第 ${step} 步`,
  training: (step) => `第 ${step} 步`,
  fullPage: "打开完整页面",
  fullPageHelp: "在新标签页中打开当前内容，包括图画和全部设置",
  draw: "在画面上作画",
  drawHelp: "画笔直接在画面上作画；关闭后可读取数值、选择粒子",
  chart: "图表",
  stage: "画面",
  tools: "数据、训练与采样",
};
