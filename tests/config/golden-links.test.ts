import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { linkDefaults } from "../../src/config/link-defaults.ts";
import { decodeLink } from "../../src/store/link-streams.ts";
import { asJson, goldenStates } from "./golden-states.ts";
import type { GoldenLink } from "./write-golden-links.ts";

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/links/${name}`, import.meta.url), "utf8"));
const golden: readonly GoldenLink[] = fixture("version-1.json");

test("there is a golden link of every kind of state", () => {
  expect(golden.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(goldenStates)));
});

test.each(golden)("the link of version 1 to $name opens what it opened", async ({ link, state }) => {
  const decoded = await decodeLink(link);
  if (!decoded.ok) throw new Error(`need a link that can be read, got ${decoded.fault}`);
  expect(decoded.problems).toEqual([]);
  // Settings that came later stand at their first defaults.
  const { config, ...rest } = state as { readonly config: object };
  expect(asJson(decoded.state)).toEqual({ config: { ...linkDefaults, ...config }, ...rest });
});

test("what a link of version 1 means by a setting that it does not name never changes", () => {
  // A default has changed, or a setting is new: see the README beside this fixture.
  expect(linkDefaults).toEqual(fixture("defaults-1.json"));
});
