import { expect, test } from "vitest";
import { isOwnKey } from "../../src/app/embedded-keys.ts";
import { defaultPageOptions, type PageOptions } from "../../src/config/page-options.ts";

const embedded = (over: Partial<PageOptions> = {}): PageOptions => ({ ...defaultPageOptions, embed: true, ...over });
const all = ["PageDown", "Escape", " ", "ArrowLeft", "ArrowRight", "Home", "End", "F5", ..."qfghuprdwvncbeatsl,.[]z?"];
const own = (page: PageOptions) => all.filter((key) => isOwnKey(key, page));

test("a page of its own has all keys, an embedded one those of the controls that it shows", () => {
  expect(own(defaultPageOptions)).toEqual(all);
  expect(own(embedded())).toEqual([" ", "ArrowLeft", "ArrowRight", "Home", "End"]);
  expect(own(embedded({ controls: [] }))).toEqual([]);
  expect(own(embedded({ controls: ["play"] }))).toEqual([" "]);
  expect(own(embedded({ controls: ["step"] }))).toEqual(["ArrowLeft", "ArrowRight"]);
  expect(own(embedded({ controls: ["train"] }))).toEqual(["t", "s"]);
  expect(own(embedded({ controls: ["layers"] }))).toEqual([..."qfghuprdwvn"]);
  expect(own(embedded({ controls: ["draw"] }))).toEqual([..."bea[]z"]);
  expect(own(embedded({ controls: [], panels: ["stage", "step"] }))).toEqual([",", "."]);
});

test("capitals are the same keys, and names from elsewhere are none", () => {
  expect(isOwnKey("T", embedded({ controls: ["train"] }))).toBe(true);
  expect(isOwnKey("constructor", embedded())).toBe(false);
  expect(isOwnKey("toString", embedded())).toBe(false);
});
