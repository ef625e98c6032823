import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root, runTool } from "./run-command.mjs";

/** Every folder with a tsconfig of its own. @returns {string[]} */
export function typeProjects() {
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const missing = rooms.filter(({ name }) => !existsSync(join(root, "src", name, "tsconfig.json")));
  if (missing.length > 0) throw new Error(`no tsconfig.json in src/${missing.map(({ name }) => name).join(", src/")}`);
  return [...rooms.map(({ name }) => `src/${name}`), "tests", "scripts"];
}

/**
 * Checks the types of every project, as many at a time as there are cores.
 *
 * @returns {Promise<string[]>} the projects with errors, which were printed
 */
export async function checkTypes() {
  const waiting = typeProjects();
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const options = { capture: true, limitSeconds: 300 };
      const { code, output, trouble } = await runTool("typescript/lib/tsc.js", ["-p", project, "--pretty"], options);
      if (code === 0) continue;
      failed.push(project);
      console.log(`${project}: types do not hold${trouble ? ` (${trouble})` : ""}\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}
