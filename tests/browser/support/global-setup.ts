import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { buildHarness } from "./build-harness.ts";
import { dist } from "./built.ts";
import { serve } from "./serve.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The built page, as a user gets it; ends with a slash. */
    readonly pageAddress: string;
    /** Engines without an interface. */
    readonly harnessAddress: string;
  }
}

/** Serves dist/ and the harness while the browser tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(resolve(dist, "index.html"))) throw new Error(`no build in ${dist}; run "npm run build" first`);
  const page = await serve(dist);
  const harness = await serve(await buildHarness());
  project.provide("pageAddress", page.address);
  project.provide("harnessAddress", `${harness.address}harness.html`);
  return async () => {
    await Promise.all([page.close(), harness.close()]);
  };
}
