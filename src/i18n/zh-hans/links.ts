import type { PartWords } from "../en-parts.ts";

export const links: PartWords["links"] = {
  ignored: (name, received, expected) => `链接要求 ${name} = ${received}，但只能是 ${expected}，已改用默认值。`,
  clamped: (name, received, expected) => `链接要求 ${name} = ${received}，但只能是 ${expected}，已取最接近的值。`,
  unknown: (name) => `链接中有本页不认识的设置：${name}，已忽略。`,
  faults: {
    version: "这个链接由更新的版本生成，本页无法读取。请重新加载以获得最新版本。",
    damaged: "这个链接不完整或在途中被改动，无法读取。请完整复制后重新打开。",
    "too-large": "这个链接的内容超出本页任何链接的大小，因此未读取。",
    malformed: "这不是本页生成的链接，无法读取。",
    file: "这个文件不是本页能读取的配置，因此未作任何改动。请重新导出后再打开。",
    "file-version": "这个文件由更新的版本生成，因此未作任何改动。请重新加载以获得最新版本。",
    unfetched: "未能获取读取链接所需的代码。请检查网络后重新加载：链接仍在地址栏中。",
  },
  arriving: (step, steps) => `正在按链接训练：第 ${step} 步，共 ${steps} 步。`,
  arrivingLabel: (steps) => `正在按链接训练到第 ${steps} 步。`,
  stop: "停止",
  stopHelp: "在此停止训练，粒子也不再启动。",
  underLink: "已打开一个链接。您自己的工作已保留。",
  kept: (time) => `您在 ${time} 的工作已保留。`,
  bringBack: "恢复",
  bringBackHelp: "恢复其中的数据、设置和网络；当前显示的内容也会保留。",
  notKept: "此浏览器不为本页保存任何内容。地址中含有您的绘图和设置：复制地址即可保留。",
  newVersion: "新版本已就绪。",
  newVersionHelp: "以新版本打开本页，您的工作会恢复。",
  newVersionLater: "继续使用当前版本，下次打开时再更新。",
};
