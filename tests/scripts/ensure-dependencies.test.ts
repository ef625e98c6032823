import { expect, test } from "vitest";
import { outdatedPackages } from "../../scripts/support/ensure-dependencies.mjs";

const locked = {
  "": { version: "0.1.0" },
  "node_modules/d3": { version: "7.9.0" },
  "node_modules/only-on-windows": { version: "1.0.0", optional: true },
};

test("an installation that fits the lock file needs nothing", () => {
  expect(outdatedPackages(locked, { "node_modules/d3": { version: "7.9.0" } })).toEqual([]);
});

test("an absent package and a package of another version are out of date", () => {
  expect(outdatedPackages(locked, {})).toEqual(["node_modules/d3"]);
  expect(outdatedPackages(locked, { "node_modules/d3": { version: "7.8.0" } })).toEqual(["node_modules/d3"]);
});

test("an optional package may be absent, but not of another version", () => {
  const installed = { "node_modules/d3": { version: "7.9.0" }, "node_modules/only-on-windows": { version: "0.9.0" } };
  expect(outdatedPackages(locked, installed)).toEqual(["node_modules/only-on-windows"]);
});
