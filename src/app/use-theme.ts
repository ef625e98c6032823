import { useEffect, useState, useSyncExternalStore } from "react";
import { type BaseTheme, baseTheme, cssVariables, strongTheme, type Theme } from "../plots/palette.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";

const darkScheme = window.matchMedia("(prefers-color-scheme: dark)");
const subscribe = (changed: () => void) => {
  darkScheme.addEventListener("change", changed);
  return () => darkScheme.removeEventListener("change", changed);
};

export interface ThemeInForce {
  readonly theme: Theme;
  /** Takes the other theme for the projector. The setting, which the page has again afterwards, stays as it is. */
  readonly turnProjected: () => void;
}

/**
 * The theme in force: the setting's, or the system's; on a projector a light one, since dark ones lose their mid-tones
 * there, unless the address that was opened asked for a dark one.
 */
export function useTheme(): ThemeInForce {
  const { state } = usePlayground();
  const setting = usePlaygroundState(({ config }) => config.theme);
  const presenting = usePlaygroundState(({ page }) => page.present);
  const embedded = usePlaygroundState(({ page }) => page.embed);
  const systemDark = useSyncExternalStore(subscribe, () => darkScheme.matches);
  const [projected, setProjected] = useState<BaseTheme>(() =>
    state.get().page.present && setting === "dark" ? "dark" : "light",
  );
  useEffect(() => {
    if (!presenting) setProjected("light");
  }, [presenting]);
  const onScreen = setting === "auto" ? (systemDark ? "dark" : "light") : setting;
  const theme: Theme = presenting ? strongTheme(embedded ? onScreen : projected) : onScreen;
  useEffect(() => {
    const root = document.documentElement;
    const colours = cssVariables(theme);
    root.dataset["theme"] = baseTheme(theme);
    for (const [name, value] of Object.entries(colours)) root.style.setProperty(name, value);
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", colours["--page"] as string);
  }, [theme]);
  return { theme, turnProjected: () => setProjected(projected === "dark" ? "light" : "dark") };
}
