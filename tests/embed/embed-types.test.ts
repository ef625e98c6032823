import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type * as Published from "../../public/embed.d.ts";
import type { EngineAttempt } from "../../src/config/engine-names.ts";
import type { PlaygroundConfig } from "../../src/config/settings.ts";
import type * as Source from "../../src/embed/connect.ts";
import type { ScorePlayground } from "../../src/embed/element/score-playground.ts";
import type * as Messages from "../../src/embed/messages.ts";
import { settingsType } from "./settings-type.ts";

/** That each can stand for the other: a compile error where they differ. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** What a page can use of an element; what the browser calls is no part of it. */
type Public<Element> = Omit<
  Element,
  keyof HTMLElement | "connectedCallback" | "disconnectedCallback" | "attributeChangedCallback"
>;
const same: readonly [
  Same<Published.PlaygroundConfig, PlaygroundConfig>,
  Same<Published.EngineAttempt, EngineAttempt>,
  Same<Published.Commands, Messages.Commands>,
  Same<Published.HostEvents, Messages.HostEvents>,
  Same<Published.HostState, Messages.HostState>,
  Same<Published.Handle, Source.Handle>,
  Same<Published.ConnectOptions, Source.ConnectOptions>,
  Same<Public<Published.ScorePlayground>, Public<ScorePlayground>>,
] = [true, true, true, true, true, true, true, true];

/** Without line breaks, which are the formatter's. */
const plain = (text: string) => text.replace(/\s+/g, " ").replaceAll(": | ", ": ");
const published = readFileSync(resolve(import.meta.dirname, "../../public/embed.d.ts"), "utf8");

test("the types beside embed.js are those of its source, and name every setting with its bounds", () => {
  expect(same).not.toContain(false);
  expect(plain(published)).toContain(plain(settingsType()));
});

test("they need nothing beside them", () => {
  expect(published).not.toMatch(/^(import|export .* from) /m);
  expect(published).not.toContain("import(");
});
