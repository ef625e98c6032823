import { createElement, type ReactNode } from "react";

/** Presentation MathML as React nodes; https://www.w3.org/TR/mathml-core/ */

const element =
  (name: string) =>
  (...children: readonly ReactNode[]): ReactNode =>
    createElement(name, null, ...children);

export const mi = element("mi");
export const mn = element("mn");
export const mo = element("mo");
export const row = element("mrow");
export const root = element("msqrt");
/** Numerator, denominator. */
export const fraction = element("mfrac");
/** Base, index. */
export const sub = element("msub");
/** Base, exponent. */
export const sup = element("msup");
/** Base, index, exponent. */
export const subsup = element("msubsup");
/** Upright: a word or an operator of more than one letter. */
export const upright = (text: string): ReactNode => createElement("mi", { mathvariant: "normal" }, text);
/** With a bar, hat or tilde over it. */
export const accented = (base: ReactNode, accent: string): ReactNode =>
  createElement("mover", { accent: "true" }, base, mo(accent));
/** Round brackets that keep their size. */
export const bracketed = (...children: readonly ReactNode[]): ReactNode => row(mo("("), ...children, mo(")"));

/** A formula in a line of text. */
export const Formula = ({ children }: { readonly children: ReactNode }): ReactNode =>
  createElement("math", null, children);
