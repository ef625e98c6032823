import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = resolve(import.meta.dirname, "../../scripts/run.mjs");

/** Runs the launcher in a Node that says it is another. */
const runAs = (version: string) => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" });`;
  const importing = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return promisify(execFile)(process.execPath, ["--import", importing, script, "no-such-script"]).then(
    () => ({ code: 0, stderr: "" }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
};

test.each(["18.20.8", "20.18.3"])("Node %s is told which version is needed", async (version) => {
  const { code, stderr } = await runAs(version);
  expect(code).toBe(1);
  expect(stderr).toBe(
    `Scorescape needs Node 20.19 or newer, and this is Node ${version}. ` +
      "Get a newer one from https://nodejs.org and run the command again.\n",
  );
});

test.each(["20.19.0", "22.12.0", "24.0.0"])("Node %s goes on to the script", async (version) => {
  const { code, stderr } = await runAs(version);
  expect(code).toBe(1);
  expect(stderr).toContain("no-such-script.mjs");
});
