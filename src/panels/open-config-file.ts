import { configFromFile } from "../imports/config-from-file.ts";
import { openingOfFile } from "../store/opened-file.ts";
import type { Playground } from "../store/playground-store.ts";

/**
 * Opens a file of a configuration in place of what is shown, or says that it cannot be read.
 *
 * @returns whether it was one, readable or not
 */
export async function openConfigFile(file: Blob, playground: Playground): Promise<boolean> {
  const read = await configFromFile(file);
  if (read === null) return false;
  if (typeof read === "string") playground.noteLink({ problems: [], fault: read });
  else await playground.openOver(openingOfFile(read, playground.state.get().config));
  return true;
}
