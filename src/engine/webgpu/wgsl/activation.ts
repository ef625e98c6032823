import type { Activation } from "../../../maths/network/architecture.ts";

/**
 * An activation's values and slopes, four units at a time. Arguments of the exponential are bounded: WGSL may assume that
 * nothing overflows.
 */
export const activationWgsl: Readonly<Record<Activation, string>> = {
  // With s the sigmoid and h = a s: f' = s + h (1 - s).
  silu: /* wgsl */ `
fn activate(a: vec4f) -> Activated {
  let s = 1.0 / (1.0 + exp(clamp(-a, vec4f(-87.0), vec4f(87.0))));
  let h = a * s;
  return Activated(h, s + h * (1.0 - s));
}`,
  // 1 - 2/(e^{2a} + 1) would lose the digits of a small a.
  tanh: /* wgsl */ `
fn activate(a: vec4f) -> Activated {
  let e = exp(-2.0 * min(abs(a), vec4f(40.0)));
  let h = sign(a) * ((1.0 - e) / (1.0 + e));
  return Activated(h, 1.0 - h * h);
}`,
  softplus: /* wgsl */ `
fn activate(a: vec4f) -> Activated {
  let e = exp(-min(abs(a), vec4f(87.0)));
  let h = max(a, vec4f(0.0)) + log(1.0 + e);
  return Activated(h, select(e, vec4f(1.0), a >= vec4f(0.0)) / (1.0 + e));
}`,
};

export const activatedWgsl = /* wgsl */ `
struct Activated { value: vec4f, slope: vec4f }
`;
