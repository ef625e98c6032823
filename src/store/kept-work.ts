import { createStore, delMany, entries, get, update } from "idb-keyval";
import { readTyped, reconcile } from "../config/codec.ts";
import { defaultConfig } from "../config/settings.ts";
import type { OwnWork } from "./state.ts";

/** Of records. Whoever changes the form of work changes this too: what is kept in another form is left alone. */
const form = 1;

/** The work of one tab as it was kept last. */
export interface KeptWork {
  readonly id: string;
  /** Which load of the page wrote it: two tabs, one a copy of the other, must not write over each other. */
  readonly writer: string;
  /** ms since 1970 */
  readonly at: number;
  /** Query and fragment of the page then. */
  readonly address: string;
  readonly work: OwnWork;
}

const mostKept = 6;
/** A database that does not answer for so long never will, ms. */
const patience = 2000;

/** Opened at the first use, and anew after a failure. */
let store: ReturnType<typeof createStore> | null = null;
const database = () => {
  store ??= createStore("scorescape", "work");
  return store;
};
/** What this page kept while the browser would not. */
const inMemory = new Map<string, KeptWork>();

async function attempt<Value>(ask: () => Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`need an answer of the database within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([ask(), tooLong]);
  } catch (error) {
    store = null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** @returns null where nothing of that name is kept, or cannot be read */
export async function readKept(id: string): Promise<KeptWork | null> {
  try {
    return whole(await attempt(() => get<unknown>(id, database()))) ?? inMemory.get(id) ?? null;
  } catch {
    return inMemory.get(id) ?? null;
  }
}

/** Everything that is kept, the newest first. Never rejects. */
export async function listKept(): Promise<readonly KeptWork[]> {
  const stored = await attempt(() => entries<string, unknown>(database())).catch(() => []);
  const all = new Map([
    ...inMemory,
    ...stored.flatMap(([id, value]) => {
      const kept = whole(value);
      return kept ? [[id, kept] as const] : [];
    }),
  ]);
  return [...all.values()].sort((a, b) => b.at - a.at);
}

/**
 * Keeps work, unless another load of the page has written under that name meanwhile.
 *
 * @param over whose record may be written over, besides one's own
 * @returns `taken` when the name is another's; `memory` when the browser keeps nothing
 */
export async function keepWork(record: KeptWork, over: string | null): Promise<"kept" | "taken" | "memory"> {
  let taken = false;
  try {
    await attempt(() =>
      update<unknown>(
        record.id,
        (old) => {
          const other = whole(old);
          taken = other !== null && other.writer !== record.writer && other.writer !== over;
          return taken ? old : { form, ...record };
        },
        database(),
      ),
    );
    return taken ? "taken" : "kept";
  } catch {
    inMemory.set(record.id, record);
    return "memory";
  }
}

/**
 * Keeps work of a page that is about to go: nothing that is read first would come back, and a transaction that is not
 * told to commit goes with the page.
 *
 * @param record of a name that is nobody else's
 */
export function keepAtLast(record: KeptWork): void {
  try {
    const written = database()("readwrite", (records) => {
      records.put({ form, ...record }, record.id);
      records.transaction.commit();
    });
    written.catch(() => {});
  } catch {
    // The browser keeps nothing.
  }
}

/** Only the newest stay. Never rejects. */
export async function forgetOldest(): Promise<void> {
  const old = (await listKept()).slice(mostKept).map(({ id }) => id);
  if (old.length > 0) await attempt(() => delMany(old, database())).catch(() => {});
}

/** A record of this form, with the settings that there are today; null for any other. */
function whole(value: unknown): KeptWork | null {
  if (typeof value !== "object" || value === null || !("form" in value) || value.form !== form) return null;
  const { form: _, ...kept } = value as KeptWork & { readonly form: number };
  const { values } = readTyped(Object.entries(kept.work.config));
  return { ...kept, work: { ...kept.work, config: reconcile({ ...defaultConfig, ...values }) } };
}
