// npm start: installs what is missing, builds, serves the build and opens it.
import { parseArgs } from "node:util";
import { ensureDependencies } from "./support/ensure-dependencies.mjs";
import { openBrowser } from "./support/open-browser.mjs";
import { runBuild } from "./support/run-command.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4173" }, host: { type: "string" }, "no-open": { type: "boolean" } },
});

try {
  await ensureDependencies();
  const build = await runBuild();
  if (build.code !== 0) throw new Error("the build failed; its message is above");

  const { preview } = await import("vite");
  const server = await preview({
    logLevel: "warn",
    preview: { port: Number(values.port), ...(values.host ? { host: values.host } : {}) },
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  console.log(`\n  Scorescape is at ${[...local, ...network].join(" and ")}\n  Ctrl C stops it.\n`);
  const [address] = local;
  if (address && !values["no-open"]) openBrowser(address);
} catch (error) {
  console.error(`Scorescape could not start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
