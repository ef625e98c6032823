/** The ink and paper of every theme: one table for the canvases and for the style sheet. */

/** The strong ones are for a projector in a room that is not dark: what is quiet on a screen would be washed out. */
export const themes = ["light", "dark", "light-strong", "dark-strong"] as const;
export type Theme = (typeof themes)[number];
export type BaseTheme = "light" | "dark";

/** A theme as it is on a screen. */
export const baseTheme = (theme: Theme): BaseTheme => (theme.startsWith("dark") ? "dark" : "light");
/** A theme as it is on a projector. */
export const strongTheme = (theme: BaseTheme): Theme => `${theme}-strong`;

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

const screen: Readonly<Record<BaseTheme, Palette>> = {
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

export const palettes: Readonly<Record<Theme, Palette>> = {
  ...screen,
  "light-strong": {
    ...screen.light,
    page: "#ffffff",
    ink: "#000000",
    ink2: "#1f2126",
    ink3: "#34373e",
    rule: "#b4b2aa",
    ruleStrong: "#6f6d66",
    control: "#56544e",
    fill: "#e6e4dc",
    fill2: "#d3d0c6",
    ghost: "#5c5f67",
  },
  "dark-strong": {
    ...screen.dark,
    page: "#000000",
    surface: "#000000",
    ink: "#ffffff",
    ink2: "#e6e4de",
    ink3: "#cfd0d4",
    rule: "#4a4e59",
    ruleStrong: "#8a8f9b",
    control: "#a3a7b2",
    fill: "#23262f",
    fill2: "#373b46",
    ghost: "#9a9ea9",
  },
};

/** Opacity of the error sliver, in ghost: how wrong the field is must read on both papers. */
export const sliverOpacity: Readonly<Record<Theme, number>> = {
  light: 0.28,
  dark: 0.34,
  "light-strong": 0.42,
  "dark-strong": 0.5,
};

/** Tint of the outermost and of the innermost density band. */
export const bandTints: Readonly<Record<Theme, readonly [outermost: number, innermost: number]>> = {
  light: [0.05, 0.45],
  dark: [0.06, 0.52],
  "light-strong": [0.1, 0.56],
  "dark-strong": [0.12, 0.62],
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
