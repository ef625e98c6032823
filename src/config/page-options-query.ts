import { defaultPageOptions, type PageOptions } from "./page-options.ts";

const textOf = (value: PageOptions[keyof PageOptions]): string => {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(",");
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
};

/** The query of options, but for those at their defaults. */
export function pageOptionsQuery(options: Partial<PageOptions>): [string, string][] {
  return (Object.keys(defaultPageOptions) as (keyof PageOptions)[]).flatMap((name): [string, string][] => {
    const value = options[name];
    if (value === undefined || value === null || textOf(value) === textOf(defaultPageOptions[name])) return [];
    return [[name, textOf(value)]];
  });
}
