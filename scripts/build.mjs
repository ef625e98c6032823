// npm run build [-- --out DIR]: the page and all that is hosted with it, in dist/.
// npm run build:single: the page as one file, dist-single/scorescape.html. With --all: both.
import { parseArgs } from "node:util";
import { buildAll } from "./support/build/build-all.mjs";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "dist" },
    single: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
});

try {
  const lines = await buildAll({
    out: values.out,
    page: values.all || !values.single,
    single: values.all || values.single,
  });
  for (const line of lines) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
