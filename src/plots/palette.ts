/** The ink and paper of both themes: one table for the canvases and for the style sheet. */

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

export interface Palette {
  /** Behind everything; the loss chart's casing. */
  readonly page: string;
  /** Stage and drawing canvas; the particles' halo. */
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  /** Quiet text; never on a fill, where it falls below 4.5 : 1. */
  readonly ink3: string;
  /** Hairlines and grid lines. */
  readonly rule: string;
  /** Frames. */
  readonly ruleStrong: string;
  /** Slider rails, 3 : 1 on the page. */
  readonly control: string;
  /** A quiet control. */
  readonly fill: string;
  /** A pressed control, or a bar's track. */
  readonly fill2: string;
  /** The true field. */
  readonly ghost: string;
  /** Data class B, always with a diamond. */
  readonly classB: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    page: "#f7f6f2",
    surface: "#ffffff",
    ink: "#16171b",
    ink2: "#474a53",
    ink3: "#686c76",
    rule: "#dfddd6",
    ruleStrong: "#b4b2aa",
    control: "#8c8a82",
    fill: "#ebe9e2",
    fill2: "#e0ded5",
    ghost: "#878a92",
    classB: "#00786a",
  },
  dark: {
    page: "#101217",
    surface: "#0a0b0f",
    ink: "#f3f1ea",
    ink2: "#c0c1c7",
    ink3: "#9194a0",
    rule: "#252831",
    ruleStrong: "#454955",
    control: "#6b7080",
    fill: "#1c1f27",
    fill2: "#2a2e38",
    ghost: "#6d717d",
    classB: "#45d3b8",
  },
};

/** Opacity of the error sliver, in ghost: how wrong the field is must read on both papers. */
export const sliverOpacity: Readonly<Record<Theme, number>> = { light: 0.28, dark: 0.34 };

/** Tint of the outermost and of the innermost density band. */
export const bandTints: Readonly<Record<Theme, readonly [outermost: number, innermost: number]>> = {
  light: [0.05, 0.45],
  dark: [0.06, 0.52],
};

/** The palette as custom properties: `ink2` becomes `--ink-2`, `ruleStrong` becomes `--rule-strong`. */
export function cssVariables(theme: Theme): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palettes[theme]).map(([name, colour]) => [
      `--${name.replace(/[A-Z]|\d/g, (character) => `-${character.toLowerCase()}`)}`,
      colour,
    ]),
  );
}
