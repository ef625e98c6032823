// npm run check: types, formatting and lint, without running anything.
import { checkTypes } from "./support/check-types.mjs";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";
import { runTool } from "./support/run-command.mjs";

await ensureDependencies();
const untyped = await checkTypes();
const biome = await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]);
if (untyped.length > 0) console.error(`Types do not hold in ${untyped.join(", ")}.`);
process.exitCode = untyped.length > 0 || biome.code !== 0 ? 1 : 0;
