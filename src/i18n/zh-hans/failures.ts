import type { Dictionary } from "../en.ts";

export const failures: Dictionary["failures"] = {
  title: "故意出错",
  menu: "故意出错",
  titleHelp: "少了其中一个想法会出什么错，旁边是应有的结果。你自己的数据、设置和网络都会保留。",
  back: "回到我的",
  backHelp: "恢复你的数据、设置和网络，与看第一例之前一样。",
  keep: "保留",
  keepHelp: "从这里继续。撤销仍可找回你的数据。",
  training: (step, steps) => `先训练：第 ${step} 步，共 ${steps} 步，然后粒子出发。`,
  stopped: "训练提前停止，粒子没有出发。按“采样”即可现在出发。",
  guess: "A 会怎样，B 又会怎样？",
  names: {
    weights: "只用朗之万，忘了各峰多重",
    "empty-regions": "训练时噪声太小，无数据处的场是错的",
    curve: "数据在曲线上：得分没有界",
    "few-steps": "每级步数太少",
    "small-sigma": "σ₁ 太小",
    flipped: "目标的符号写反",
  },
  claims: {
    weights: "同样 600 步：只有退火得到正确的权重",
    "empty-regions": "训练没见过数据的地方，向量场只是猜测",
    curve: "在很薄的曲线上，得分大到网络跟不上",
    "few-steps": "每级只走一步，权重就不对",
    "small-sigma": "σ₁ 够不到对面，没有粒子能换边",
    flipped: "丢了一个负号，所有粒子都逃离数据",
  },
  hints: {
    weights: "五分之四的数据在上面。两边都用精确得分；A 停在一个 σ，B 逐级降温。",
    "empty-regions": "A 跟随只在 σ₁₀ 学到的场，B 跟随精确得分。两者都从整个方框出发。",
    curve: "A 跟随学到的得分，B 跟随精确得分。请在“得分大小与 σ”图中比较两者的大小。",
    "few-steps": "十级之中，A 每级一步，B 每级一百步。两边都用精确得分。",
    "small-sigma": "A 的阶梯从 σ₁ = 0.2 开始，B 从 2.5 开始。两边都用精确得分。",
    flipped: "A 跟随朝 +z/σ 训练的场，B 跟随精确得分。它的损失一直远高于下限。",
  },
};
