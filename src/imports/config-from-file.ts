import { type ConfigFile, type ConfigFileFault, isConfigFile, readConfigFile } from "../config/config-file.ts";

/** Larger than any that this page writes, bytes: the most points there may be take half of it. */
const mostBytes = 8 * 1024 * 1024;

/**
 * A configuration from a file.
 *
 * @returns null where the file is something else, which may still be data
 */
export async function configFromFile(file: Blob): Promise<ConfigFile | ConfigFileFault | null> {
  const isObject = /^\uFEFF?\s*\{/.test(await textOf(file.slice(0, 64)));
  if (!isObject || file.size > mostBytes) return null;
  let json: unknown;
  const text = await textOf(file);
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return text.includes('"scorescape-config"') ? "file" : null;
  }
  return isConfigFile(json) ? readConfigFile(json) : null;
}

/** What cannot be read is refused by who takes it for data. */
const textOf = (file: Blob): Promise<string> => file.text().catch(() => "");
