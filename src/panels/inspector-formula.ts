import type { ReactNode } from "react";
import type { Guide } from "../maths/sampler/guidance.ts";
import type { TermName, UpdateKind } from "../maths/sampler/stepper.ts";
import { accented, bracketed, fraction, mi, mn, mo, root, row, sub, subsup, sup, upright } from "./inspector-maths.ts";

/** What decides how the terms of an update are written. */
export interface Writing {
  /** Variance preserving: x = √ᾱ x₀ + √(1-ᾱ) z, with β and steps counted down from N. */
  readonly preserving: boolean;
  /** Whether σ and α carry the index of a level: not where there is only one. */
  readonly indexed: boolean;
  readonly exact: boolean;
  readonly guide: Guide;
  /** Whether the temperature τ is not 1. */
  readonly tempered: boolean;
}

const i = mi("i");
const x = mi("x");
const z = mi("z");
const minusOne = row(i, mo("−"), mn("1"));
const plusOne = row(i, mo("+"), mn("1"));
const half = (numerator: ReactNode) => fraction(numerator, mn("2"));
const beta = sub(mi("β"), i);
const alphaBar = (index: ReactNode) => sub(accented(mi("α"), "¯"), index);
const oneLess = (what: ReactNode) => row(mn("1"), mo("−"), what);
const step = sub(mi("h"), i);
const sigma = (index: ReactNode) => sub(mi("σ"), index);
const own = (letter: string, { indexed }: Writing) => (indexed ? sub(mi(letter), i) : mi(letter));

/** s_θ(x, σ_i), or what stands in its place: ∇ log q of the exact score, s_ω of a guided one. */
function score(writing: Writing, at: ReactNode, level: ReactNode): ReactNode {
  const { exact, guide, preserving } = writing;
  if (guide.label !== null && guide.omega !== 1) return row(sub(mi("s"), mi("ω")), bracketed(at, mo(","), level));
  const given = guide.label === null ? [] : [mo("|"), mi("y")];
  if (!exact) return row(sub(mi("s"), mi("θ")), bracketed(at, mo(","), level, ...given));
  // Of the process's own density where it preserves variance.
  const density = preserving ? sub(mi("p"), level) : sub(mi("q"), level);
  return row(upright("∇"), upright("log"), mo("\u2061"), density, bracketed(at, ...given));
}

/** s_ω = ω s(x | y) + (1-ω) s(x); null where nothing is guided. */
export function guidanceFormula({ guide, exact }: Writing): ReactNode {
  if (guide.label === null || guide.omega === 1) return null;
  const omega = mi("ω");
  const of = exact ? row(upright("∇"), upright("log"), mo("\u2061"), mi("q")) : sub(mi("s"), mi("θ"));
  const plain = row(bracketed(oneLess(omega)), of, bracketed(x));
  return row(sub(mi("s"), omega), mo("="), omega, of, bracketed(x, mo("|"), mi("y")), mo("+"), plain);
}

/** ε_θ(x, i), the noise predicted. */
function epsilon({ exact, guide }: Writing): ReactNode {
  const guided = guide.label !== null && guide.omega !== 1;
  const letter = guided ? sub(mi("ε"), mi("ω")) : exact ? mi("ε") : sub(mi("ε"), mi("θ"));
  const given = guide.label === null || guided ? [] : [mo("|"), mi("y")];
  return row(letter, bracketed(x, mo(","), i, ...given));
}

const levelHere = (writing: Writing) => (writing.preserving ? i : own("σ", writing));
const levelNext = ({ preserving }: Writing) => (preserving ? minusOne : sigma(plusOne));

/** A term of an update in the paper's symbols; see the file of each sampler. */
export function termFormula(kind: UpdateKind, name: TermName, writing: Writing): ReactNode {
  const { preserving, tempered } = writing;
  const here = score(writing, x, levelHere(writing));
  switch (kind) {
    case "langevin": {
      const alpha = own("α", writing);
      if (name === "score") return row(half(alpha), here);
      if (name === "noise") return row(root(tempered ? row(mi("τ"), alpha) : alpha), z);
      return x;
    }
    case "denoise":
      return name === "score" ? row(writing.indexed ? subsup(mi("σ"), i, mn("2")) : sup(mi("σ"), mn("2")), here) : x;
    case "reverse-sde":
    case "predictor": {
      const size = preserving ? beta : sub(upright("Δ"), i);
      if (name === "score") return row(size, here);
      if (name === "noise") return row(root(size), z);
      return preserving ? row(bracketed(mn("2"), mo("−"), root(oneLess(beta))), x) : x;
    }
    case "corrector":
      if (name === "score") return row(mi("ϵ"), score(writing, x, levelNext(writing)));
      if (name === "noise") return row(root(row(mn("2"), mi("ϵ"))), z);
      return x;
    case "euler":
      return name === "score" ? row(step, sigma(i), here) : x;
    case "heun":
      if (name === "score") return row(half(step), sigma(i), here);
      if (name === "next-score") {
        return row(half(step), sigma(plusOne), score(writing, accented(x, "^"), sigma(plusOne)));
      }
      return x;
    case "runge-kutta":
      return name === "slope" ? row(step, sub(accented(mi("k"), "¯"), i)) : x;
    case "ddpm":
      if (name === "epsilon") return row(sub(mi("c"), i), epsilon(writing));
      if (name === "noise") return row(sub(accented(mi("σ"), "~"), i), z);
      return fraction(x, root(oneLess(beta)));
    case "ddim":
      return name === "epsilon" ? row(sub(mi("c"), i), epsilon(writing)) : row(sub(mi("a"), i), x);
    default:
      return kind satisfies never;
  }
}

/** What a letter of the formula stands for. */
export interface Definition {
  /** "α_i = (α/σ²) σ_i²", without its value. */
  readonly formula: ReactNode;
  readonly value: number;
}

export interface DefinedBy {
  readonly kind: UpdateKind;
  readonly planned: { readonly size: number; readonly sigma: number };
  /** Of x, and of the first term after it. */
  readonly factors: readonly [number, number];
}

/** The size of a step, and any coefficient that the formula abbreviates; the size first. */
export function definitions({ kind, planned, factors }: DefinedBy, writing: Writing): readonly Definition[] {
  const { size } = planned;
  switch (kind) {
    case "langevin":
      return [{ formula: own("α", writing), value: size }];
    case "denoise": {
      const square = writing.indexed ? subsup(mi("σ"), i, mn("2")) : sup(mi("σ"), mn("2"));
      return [{ formula: square, value: factors[1] }];
    }
    case "reverse-sde":
    case "predictor": {
      if (writing.preserving) return [{ formula: beta, value: size }];
      const squares = row(subsup(mi("σ"), i, mn("2")), mo("−"), subsup(mi("σ"), plusOne, mn("2")));
      return [{ formula: row(sub(upright("Δ"), i), mo("="), squares), value: size }];
    }
    case "corrector": {
      const norm = (of: ReactNode) => row(mo("‖"), of, mo("‖"));
      const ratio = fraction(row(mi("r"), norm(z)), norm(mi("s")));
      const preserved = writing.preserving ? [bracketed(oneLess(sub(mi("β"), minusOne)))] : [];
      const formula = row(mi("ϵ"), mo("="), mn("2"), ...preserved, sup(bracketed(ratio), mn("2")));
      return [{ formula, value: factors[1] }];
    }
    case "euler":
    case "heun":
      return [{ formula: row(step, mo("="), sigma(i), mo("−"), sigma(plusOne)), value: size }];
    case "runge-kutta":
      return [{ formula: row(step, mo("="), sigma(plusOne), mo("−"), sigma(i)), value: factors[1] }];
    case "ddpm": {
      const below = row(root(oneLess(alphaBar(i))), root(oneLess(beta)));
      return [
        { formula: beta, value: size },
        { formula: row(sub(mi("c"), i), mo("="), mo("−"), fraction(beta, below)), value: factors[1] },
      ];
    }
    case "ddim": {
      const left = root(oneLess(alphaBar(minusOne)));
      const right = row(sub(mi("a"), i), root(oneLess(alphaBar(i))));
      return [
        { formula: beta, value: size },
        {
          formula: row(sub(mi("a"), i), mo("="), root(fraction(alphaBar(minusOne), alphaBar(i)))),
          value: factors[0],
        },
        { formula: row(sub(mi("c"), i), mo("="), left, mo("−"), right), value: factors[1] },
      ];
    }
    default:
      return kind satisfies never;
  }
}
