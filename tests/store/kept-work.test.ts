import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../src/config/settings.ts";
import type * as Kept from "../../src/store/kept-work.ts";
import type { KeptWork } from "../../src/store/kept-work.ts";
import { noLosses } from "../../src/store/loss-history.ts";
import { dataOfPreset } from "../../src/store/preset-data.ts";

const record = (id: string, at: number, writer = "me"): KeptWork => ({
  id,
  writer,
  at,
  address: "?preset=ring",
  work: {
    config: { ...defaultConfig, preset: "ring" },
    data: dataOfPreset("ring", 1),
    checkpoint: null,
    losses: noLosses,
    ghost: null,
  },
});

let kept: typeof Kept;
beforeEach(async () => {
  vi.resetModules();
  kept = await import("../../src/store/kept-work.ts");
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const throws = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};
test.each([
  ["is missing", undefined],
  ["throws when it is touched", { open: throws }],
  [
    "refuses to open",
    {
      open: () => {
        const request = { error: new DOMException("no", "InvalidStateError"), onerror: null as (() => void) | null };
        queueMicrotask(() => request.onerror?.());
        return request;
      },
    },
  ],
])("where storage %s, work is kept as long as the page, and nothing throws", async (_, indexedDB) => {
  vi.stubGlobal("indexedDB", indexedDB);
  expect(await kept.readKept("a")).toBeNull();
  expect(await kept.keepWork(record("a", 1), null)).toBe("memory");
  expect(await kept.keepWork(record("b", 2), null)).toBe("memory");
  expect(await kept.readKept("a")).toEqual(record("a", 1));
  expect((await kept.listKept()).map(({ id }) => id)).toEqual(["b", "a"]);
  await kept.forgetOldest();
  kept.keepAtLast(record("c", 3));
});

test("where storage never answers, nobody waits for it for ever", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("indexedDB", { open: () => ({}) });
  const outcome = kept.keepWork(record("a", 1), null);
  const read = kept.readKept("b");
  await vi.advanceTimersByTimeAsync(3000);
  expect(await outcome).toBe("memory");
  expect(await read).toBeNull();
});

/** As much of IndexedDB as keeping work uses: one store, whose requests are answered a turn later. */
function fakeDatabase({ full = false } = {}) {
  const values = new Map<string, unknown>();
  const later = <Result>(result: () => Result) => {
    const request: { result?: Result; onsuccess?: (() => void) | null } = {};
    queueMicrotask(() => {
      request.result = result();
      request.onsuccess?.();
    });
    return request;
  };
  const transaction = () => {
    const ending: { oncomplete?: (() => void) | null; onabort?: (() => void) | null; error?: unknown } = {};
    let puts: [string, unknown][] = [];
    setTimeout(() => {
      if (full && puts.length > 0) {
        ending.error = new DOMException("full", "QuotaExceededError");
        return ending.onabort?.();
      }
      for (const [id, value] of puts) values.set(id, value);
      ending.oncomplete?.();
    });
    const store = {
      transaction: Object.assign(ending, { commit() {} }),
      get: (id: string) => later(() => values.get(id)),
      getAll: () => later(() => [...values.values()]),
      getAllKeys: () => later(() => [...values.keys()]),
      put(value: unknown, id: string) {
        puts = [...puts, [id, structuredClone(value)]];
      },
      delete: (id: string) => values.delete(id),
    };
    return { objectStore: () => store };
  };
  return { values, indexedDB: { open: () => later(() => ({ transaction })) } };
}

test("work comes back whole, the newest first, and only six pieces stay", async () => {
  const { indexedDB } = fakeDatabase();
  vi.stubGlobal("indexedDB", indexedDB);
  for (let at = 1; at <= 8; at++) expect(await kept.keepWork(record(`r${at}`, at), null)).toBe("kept");
  await kept.forgetOldest();
  expect((await kept.listKept()).map(({ id }) => id)).toEqual(["r8", "r7", "r6", "r5", "r4", "r3"]);
  expect(await kept.readKept("r5")).toEqual(record("r5", 5));
  expect(await kept.readKept("r1")).toBeNull();
});

test("two pages that came from one record do not write over each other", async () => {
  const { indexedDB } = fakeDatabase();
  vi.stubGlobal("indexedDB", indexedDB);
  await kept.keepWork(record("a", 1, "first"), null);
  // Restored from it: the record is one's own from now on.
  expect(await kept.keepWork(record("a", 2, "second"), "first")).toBe("kept");
  expect(await kept.keepWork(record("a", 3, "third"), "first")).toBe("taken");
  expect(await kept.readKept("a")).toEqual(record("a", 2, "second"));
});

test("a storage that is full costs the keeping, not the work", async () => {
  const { indexedDB, values } = fakeDatabase({ full: true });
  vi.stubGlobal("indexedDB", indexedDB);
  expect(await kept.keepWork(record("a", 1), null)).toBe("memory");
  expect(values.size).toBe(0);
  expect(await kept.readKept("a")).toEqual(record("a", 1));
});

test("what another version of the page kept in another form is left alone; settings are those of today", async () => {
  const { indexedDB, values } = fakeDatabase();
  vi.stubGlobal("indexedDB", indexedDB);
  await kept.keepWork(record("a", 1), null);
  const stored = values.get("a") as { form: number; work: { config: object } };
  values.set("b", { ...stored, id: "b", form: 99 });
  values.set("c", "anything");
  values.set("d", {
    ...stored,
    id: "d",
    at: 7,
    work: { ...stored.work, config: { preset: "ring", width: 1e9, gone: 1 } },
  });
  const all = await kept.listKept();
  expect(all.map(({ id }) => id)).toEqual(["d", "a"]);
  expect(all[0]?.work.config).toEqual({ ...defaultConfig, preset: "ring", width: 256 });
});
