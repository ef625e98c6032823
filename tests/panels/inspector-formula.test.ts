import { isValidElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { updateKinds } from "../../src/maths/sampler/stepper.ts";
import { definitions, guidanceFormula, termFormula, type Writing } from "../../src/panels/inspector-formula.ts";

const plain: Writing = {
  preserving: false,
  indexed: true,
  exact: false,
  guide: { label: null, omega: 1 },
  tempered: false,
};
const preserving = { ...plain, preserving: true };

/** A formula as one line: a fraction a/b, an index a_b, a power a^b, a root √[a]. */
function lineOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(lineOf).join("");
  if (!isValidElement<{ children?: ReactNode }>(node)) return "";
  const parts = [node.props.children].flat().map(lineOf);
  const [a = "", b = "", c = ""] = parts;
  switch (node.type) {
    case "mfrac":
      return `[${a}]/[${b}]`;
    case "msub":
      return b.length > 1 ? `${a}_{${b}}` : `${a}_${b}`;
    case "msup":
      return `${a}^${b}`;
    case "msubsup":
      return `${a}_{${b}}^${c}`;
    case "msqrt":
      return `√[${parts.join("")}]`;
    default:
      return parts.join("").replace("\u2061", " ");
  }
}

test.each([
  // Song & Ermon (2019), algorithm 1, line 6.
  ["langevin", "score", plain, "[α_i]/[2]s_θ(x,σ_i)"],
  ["langevin", "noise", plain, "√[α_i]z"],
  ["langevin", "noise", { ...plain, indexed: false, tempered: true }, "√[τα]z"],
  ["langevin", "score", { ...plain, exact: true }, "[α_i]/[2]∇log q_{σ_i}(x)"],
  ["langevin", "score", { ...plain, guide: { label: 0, omega: 4 } }, "[α_i]/[2]s_ω(x,σ_i)"],
  ["langevin", "score", { ...plain, guide: { label: 0, omega: 1 } }, "[α_i]/[2]s_θ(x,σ_i|y)"],
  ["denoise", "score", plain, "σ_{i}^2s_θ(x,σ_i)"],
  // Song et al. (2021), algorithms 2 and 3; i counts the other way in a variance preserving process.
  ["predictor", "score", plain, "Δ_is_θ(x,σ_i)"],
  ["predictor", "x", preserving, "(2−√[1−β_i])x"],
  ["predictor", "score", { ...preserving, exact: true }, "β_i∇log p_i(x)"],
  ["corrector", "score", plain, "ϵs_θ(x,σ_{i+1})"],
  ["corrector", "score", preserving, "ϵs_θ(x,i−1)"],
  ["corrector", "noise", preserving, "√[2ϵ]z"],
  ["euler", "score", plain, "h_iσ_is_θ(x,σ_i)"],
  ["heun", "next-score", plain, "[h_i]/[2]σ_{i+1}s_θ(x^,σ_{i+1})"],
  ["runge-kutta", "slope", plain, "h_ik¯_i"],
  // Ho et al. (2020), algorithm 2.
  ["ddpm", "x", preserving, "[x]/[√[1−β_i]]"],
  ["ddpm", "epsilon", preserving, "c_iε_θ(x,i)"],
  ["ddim", "epsilon", { ...preserving, exact: true }, "c_iε(x,i)"],
] as const)("%s writes its %s as the paper does", (kind, name, writing, line) => {
  expect(lineOf(termFormula(kind, name, writing))).toBe(line);
});

test("what a formula abbreviates is defined, with the numbers of the step", () => {
  const planned = { size: 0.02, sigma: 0.5 };
  const of = (kind: (typeof updateKinds)[number], writing: Writing, factors: readonly [number, number]) =>
    definitions({ kind, planned, factors }, writing).map(({ formula, value }) => `${lineOf(formula)} ${value}`);
  expect(of("langevin", plain, [1, 0.01])).toEqual(["α_i 0.02"]);
  expect(of("reverse-sde", plain, [1, 0.02])).toEqual(["Δ_i=σ_{i}^2−σ_{i+1}^2 0.02"]);
  expect(of("corrector", plain, [1, 0.03])).toEqual(["ϵ=2([r‖z‖]/[‖s‖])^2 0.03"]);
  expect(of("ddim", preserving, [1.01, -0.02])).toEqual([
    "β_i 0.02",
    "a_i=√[[α¯_{i−1}]/[α¯_i]] 1.01",
    "c_i=√[1−α¯_{i−1}]−a_i√[1−α¯_i] -0.02",
  ]);
  for (const kind of updateKinds) expect(of(kind, preserving, [1, 0.5]).length, kind).toBeGreaterThan(0);
});

test("guidance is written out where it acts", () => {
  expect(guidanceFormula({ ...plain, guide: { label: 0, omega: 1 } })).toBeNull();
  expect(lineOf(guidanceFormula({ ...plain, guide: { label: 0, omega: 2 } }))).toBe("s_ω=ωs_θ(x|y)+(1−ω)s_θ(x)");
});
