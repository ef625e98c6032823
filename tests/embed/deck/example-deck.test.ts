import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { pageOptionNames, readPageOptions } from "../../../src/config/page-options.ts";
import { settingNames } from "../../../src/config/settings.ts";
import { readStepList } from "../../../src/embed/deck/step-list.ts";
import { readAddress } from "../../../src/store/url-state.ts";

const folder = resolve(import.meta.dirname, "../../../public");
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const decks = readdirSync(join(folder, "deck")).filter((name) => /^index.*\.html$/.test(name));
const values = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value = ""]) =>
    value.replaceAll("&amp;", "&"),
  );

describe.each(decks)("%s", (name) => {
  const html = read(join("deck", name));

  test("every frame asks for what the playground knows, and nothing is left out", () => {
    const frames = values(html, "data-src");
    expect(frames.length).toBeGreaterThan(5);
    for (const address of frames) {
      expect(address).toMatch(/^\.\.\/\?embed=1&/);
      const query = address.slice(address.indexOf("?"));
      expect(readAddress(query).problems, address).toEqual([]);
      expect(readPageOptions(new URLSearchParams(query)).problems, address).toEqual([]);
    }
  });

  test("every list of steps is one", () => {
    const lists = values(html, "data-scorescape-steps");
    expect(lists.length).toBeGreaterThan(2);
    for (const list of lists) expect(readStepList(list), list).not.toBeNull();
  });

  test("it asks nobody else for anything, and no script stands in the page", () => {
    expect(html).not.toMatch(/\s(src|href|data-src)="(https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
    expect(html).toContain("script-src 'self';");
  });
});

test("the extension of Quarto names files that are there, and its example settings that are known", () => {
  const extension = "quarto/_extensions/scorescape";
  const contributed = [...read(`${extension}/_extension.yml`).matchAll(/^ {4}- (\S+)$/gm)].map(([, file]) => file);
  expect(contributed).toEqual(["scorescape.lua"]);
  for (const file of contributed) expect(existsSync(join(folder, extension, file ?? ""))).toBe(true);
  const own = ["base", "url", "width", "height", "title", "link", "steps", "index"];
  const script = read(`${extension}/scorescape.lua`);
  for (const name of own) expect(script).toContain(`${name} = true`);
  // A parameter of its own keeps a setting of that name from the address, but for one that has another name here.
  const hidden = [...settingNames, ...pageOptionNames].filter((name) => own.includes(name));
  expect(hidden).toEqual(["width"]);
  expect(script).toContain('name == "network-width" and "width" or name');
  const codes = [...read("quarto/example.qmd").matchAll(/\{\{< scorescape (.*) >\}\}/g)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(2);
  for (const code of codes) {
    const named = [...code.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value] as const);
    const asked = new URLSearchParams(named.filter(([name]) => !own.includes(name)).map((pair) => [...pair]));
    expect(readAddress(`?${asked}`).problems).toEqual([]);
    expect(readPageOptions(asked).problems).toEqual([]);
  }
});
