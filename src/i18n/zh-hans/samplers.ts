import type { Dictionary } from "../en.ts";

export const samplers: Dictionary["samplers"] = {
  method: {
    "annealed-langevin": {
      text: "逐级执行 x ← x + (α/2) s + √(τα) z",
      help: "Song 与 Ermon（2019），算法 1：依次在每个噪声级走朗之万步，α 与 σ² 成正比。",
    },
    langevin: {
      text: "在一个 σ 上执行 x ← x + (α/2) s + √(τα) z",
      help: "只在一个噪声级上的朗之万动力学，不退火。各峰不相连时，它无从知道各峰多重。",
    },
    "reverse-sde": {
      text: "把加噪过程一步步倒过来",
      help: "Song 等（2021），式 6 与附录 E：每步沿得分去掉噪声，再加回一点。",
    },
    "predictor-corrector": {
      text: "反向 SDE 走一步，再走 M 步朗之万",
      help: "Song 等（2021），算法 2 至 5：预测步降低噪声，校正步修正该处的分布。",
    },
    "probability-flow": {
      text: "dx/dσ = −σ s，不加任何噪声",
      help: "Song 等（2021），第 4.3 节：与 SDE 密度相同的 ODE。路径光滑，一切由起点决定。",
    },
    ddpm: {
      text: "x ← (x + β s)/√(1 − β) + σ̃ z",
      help: "Ho 等（2020），算法 2：祖先采样，噪声预测由网络的得分换算而来。",
    },
    ddim: {
      text: "先到 x̂₀，再回到较小的噪声，自身不加噪",
      help: "Song、Meng 与 Ermon（2021），式 12，η = 0：换了坐标的概率流欧拉步。",
    },
  },
  symbol: {
    alpha: { sign: "α", help: "朗之万步长 α = 步长 × σ²。" },
    variance: { sign: "Δ", help: "σ² − σ′²：这一步去掉的噪声方差。" },
    sigma: { sign: "Δσ", help: "σ − σ′：这一步 ODE 降低多少噪声。" },
    beta: { sign: "β", help: "这一步的 β：替换掉多少方差。" },
  },
  steps: (count) => `${count} 步`,
  evaluations: (count) => `${count} 次网络求值`,
  scores: (count) => `${count} 次得分求值`,
  evaluationsOpen: "求值次数由容差决定",
  costHelp: "整个过程中每个粒子的花费：步数，以及询问网络（或精确得分）的次数。",
  spent: (count) => `${count} 次求值`,
  spentHelp: "NFE：到目前为止每个粒子的网络求值次数，带引导的得分算两次。",
  withinLevel: (taken, of) => `${taken}/${of}`,
  withinLevelHelp: (level, levels, taken, of) => `第 ${level} 级，共 ${levels} 级；级内第 ${taken} 步，共 ${of} 步。`,
  scaled: "已除以 √ᾱ",
  scaledHelp: "该过程把数据缩小为 x = √ᾱ x₀ + √(1 − ᾱ) z。粒子除以 √ᾱ 后显示，因此与数据在同一位置。",
  shared: "所有分屏",
  ladder: "噪声阶梯",
  ladderHelp: "该分屏自己的噪声级。网络学的是 A 的各级，其间由网络插值。",
};
