import type { Dictionary } from "../en.ts";

export const classes: Dictionary["classes"] = {
  letters: ["A", "B", "C", "D"],
  shapes: ["圆点", "菱形", "三角形", "方块"],
  name: (letter) => `类别 ${letter}`,
  title: "类别",
  choose: "画笔所画的类别",
  chooseHelp: (letter, shapes) => `画类别 ${letter}，以${shapes}表示（按 A 换下一类）`,
  divide: "分成类别",
  divideHelp:
    "分成 A、B 两类：现成的密度按其自然部分划分，手绘的图画全归 A 类。网络多了类别这一输入，因此从新的权重开始。",
  add: (letter) => `添加类别 ${letter}`,
  addHelp: (letter) => `现成的密度会重新划分；手绘的图画则多出一个空的类别 ${letter}，等你来画。网络从新的权重开始。`,
  addMore: "添加类别",
  addFull: "已有四个类别，不能再多。",
  remove: (letter) => `去掉类别 ${letter}`,
  removeHelp: (letter, into) => `类别 ${letter} 并入类别 ${into}，图画不会丢失。网络从新的权重开始。`,
  removeLastHelp: "恢复为不分类别的数据，图画不会丢失。网络从新的权重开始。",
  sharesHelp: "各类别在数据中所占的百分比。",
  share: (letter, percent) => `类别 ${letter} 占 ${percent}%`,
  sharesJoin: "，",
  penHelp: (letter) => `画类别 ${letter}（B）；画在别的类别上会取而代之`,
  eraserHelp: (letter) => `擦去所有类别的密度（E）；按住 Shift 只擦类别 ${letter}`,
  unlabelled: {
    points: "这些点没有标签，全部算作类别 A。可以在“绘制”中画上其他类别，或恢复为一个类别。",
    mixture: "混合分布没有标签，全部算作类别 A。可以在“绘制”中画上其他类别，或恢复为一个类别。",
    raster: "这幅图没有标签，全部算作类别 A。可以在“绘制”中画上其他类别，或恢复为一个类别。",
  },
  oneClass: "一个类别",
  oneClassHelp: "恢复为不分类别的数据。网络从新的权重开始。",
  fact: (count, dropout) => `${count} 个类别，标签丢弃率 ${dropout}%。`,
  factHelp: "有几个类别，在绘制数据的地方决定。",
  sampled: (letter) => `采样类别 ${letter}`,
  sampledAll: "所有类别一起采样",
  all: "全部",
  meaning: {
    all: "粒子跟随全部数据的得分。",
    zero: "为 0 时不理会类别：粒子跟随全部数据的得分。",
    between: (letter) => `小于 1 时，向量场介于全部数据与类别 ${letter} 之间。`,
    one: (letter) => `为 1 时，粒子恰好跟随类别 ${letter} 的得分。`,
    beyond: (letter) => `大于 1 时，类别 ${letter} 的特征被夸大：粒子远离其他类别，变化也更少。`,
  },
  nothingDrawn: (letter) => `类别 ${letter} 还没有画任何东西。请先画一些，或改采样别的类别。`,
  masses: "各类别的质量",
  massesHelp:
    "条：粒子的份额，每个粒子按贝叶斯公式分摊给各类别。刻度：对采样目标重新抽取的样本所得的份额。✓ 表示在三倍标准误差之内。",
  densityHelp: (letter) => `类别 ${letter} 的 q_σ，即它被噪声 σ 模糊后的密度。它是精确的，不是学到的。`,
  learnedHelp: (letter, omega) =>
    `网络向类别 ${letter} 引导的得分：该类别的得分乘以 ω = ${omega}，加上无类别的得分乘以 1 − ω。`,
  exactHelp: (letter, omega) =>
    `向类别 ${letter} 引导的精确场，灰色：该类别的精确得分乘以 ω = ${omega}，加上全部数据的精确得分乘以 1 − ω。两支箭头之间的灰色楔形就是误差。`,
};
