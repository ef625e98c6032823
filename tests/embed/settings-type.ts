import { settingNames, settings } from "../../src/config/settings.ts";

/** The settings as a type that needs nothing else: what public/embed.d.ts says of them. */
export function settingsType(): string {
  const typeOf = (name: (typeof settingNames)[number]): string => {
    const setting = settings[name];
    switch (setting.kind) {
      case "number":
        return "number";
      case "flag":
        return "boolean";
      case "text":
        return "string";
      case "choice":
        return setting.options.map((option) => JSON.stringify(option)).join(" | ");
      default:
        return setting satisfies never;
    }
  };
  const boundsOf = (name: (typeof settingNames)[number]): string => {
    const setting = settings[name];
    const bounds = setting.kind === "number" ? `${setting.min} … ${setting.max}; ` : "";
    return `  /** ${bounds}${JSON.stringify(setting.default)} unless told. */\n`;
  };
  const lines = settingNames.map((name) => `${boundsOf(name)}  readonly ${name}: ${typeOf(name)};\n`);
  return `export interface PlaygroundConfig {\n${lines.join("")}}\n`;
}
