import { type PlaygroundConfig, type SettingName, settingNames, settings } from "../config/settings.ts";
import { type KeptWork, keepAtLast, keepWork } from "../store/kept-work.ts";
import { isNothing, type Opening } from "../store/opening.ts";
import type { Playground } from "../store/playground-store.ts";
import type { OwnWork, PlaygroundState } from "../store/state.ts";
import { rememberTab } from "./remembered-tab.ts";

/** After the last change, and at most after the first one that is not saved, ms. */
const delay = 2000;
const longestDelay = 10_000;

export const newName = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");

/** What somebody would miss. How things look is in the address. */
interface Owned {
  readonly config: PlaygroundConfig;
  readonly data: PlaygroundState["data"];
  readonly step: number;
}
const ofWork = (name: SettingName) => settings[name].scope !== "view" || name === "compare";
const ownedOf = ({ config, data, step, example }: PlaygroundState): Owned =>
  example ? ownedIn(example.own) : { config, data, step };
const ownedIn = ({ config, data, checkpoint }: OwnWork): Owned => ({ config, data, step: checkpoint?.step ?? 0 });
const same = (a: Owned, b: Owned): boolean =>
  a.data === b.data &&
  a.step === b.step &&
  settingNames.every((name) => !ofWork(name) || a.config[name] === b.config[name]);

export interface AutosaveOptions {
  readonly playground: Playground;
  /** What the page was opened with. */
  readonly opening: Pick<Opening, "work" | "todo" | "restored">;
  /** Query and fragment that it was opened with. */
  readonly address: string;
  /** The browser keeps nothing, so what is kept is kept as long as the page. */
  readonly forgetful: () => void;
}

/** Keeps the work of this tab while it is made, so that a crash, a reload or another link costs nothing. */
export function autosave({ playground, opening, address, forgetful }: AutosaveOptions) {
  const { state } = playground;
  const { work: first, restored = null } = opening;
  const writer = newName();
  let name = restored?.id ?? newName();
  let over = restored?.writer ?? null;
  /** Whether the record of that name is this page's own. */
  let isMine = restored === null;
  /** As it was opened: not yet anybody's work. */
  let opened = ownedIn(first);
  let isOwn = restored !== null;
  /** Settles when other work is in place that is on its way to the worker; null where none is. */
  let settling: Promise<void> | null = null;
  /** Whether what an address asks for is under way. Steps that it brings about are not yet anybody's work. */
  let arriving = !isNothing(opening.todo);
  let saved = opened;
  let seen = opened;
  /** The address of the work: while another is being opened, the bar shows that one's. */
  let under = address;
  let savedUnder: string | null = address;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsavedSince: number | null = null;

  const record = (work: OwnWork): KeptWork => ({ id: name, writer, at: Date.now(), address: under, work });
  const keep = async (work: OwnWork): Promise<KeptWork> => {
    clearTimeout(timer);
    unsavedSince = null;
    const kept = record(work);
    savedUnder = kept.address;
    const outcome = await keepWork(kept, over);
    if (outcome === "taken") {
      // A copy of this tab goes on with the record that both came from.
      name = newName();
      over = null;
      return keep(work);
    }
    if (name === kept.id) isMine = true;
    if (outcome === "memory") forgetful();
    rememberTab(kept);
    return kept;
  };
  /** The present work with the last network that is known: nothing is waited for. */
  const atOnce = (): OwnWork => {
    const { example, config, data, losses, ghost } = state.get();
    return example?.own ?? { config, data, losses, ghost, checkpoint: playground.lastNetwork() };
  };
  const present = () => playground.work().catch(atOnce);
  const save = async () => {
    const mine = name;
    saved = ownedOf(state.get());
    const work = await present();
    // Other work was opened meanwhile, and this was set aside.
    if (mine === name) await keep(work);
  };
  const saveSoon = () => {
    const now = Date.now();
    unsavedSince ??= now;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), Math.max(0, Math.min(delay, unsavedSince + longestDelay - now)));
  };
  const look = () => {
    if (settling) return;
    const owned = ownedOf(state.get());
    if (arriving && !isOwn) opened = { ...opened, step: owned.step };
    isOwn ||= !same(owned, opened);
    // Much of the state moves while the work rests.
    const moved = !same(owned, seen);
    seen = owned;
    if (isOwn && moved && !same(owned, saved)) saveSoon();
  };
  const awaitArrival = async () => {
    const mine = opened.data;
    await playground.arrived();
    if (mine === opened.data) arriving = false;
  };
  const unsubscribe = state.subscribe(look);
  void awaitArrival();
  // Somebody may have begun before this was here.
  look();
  const leave = () => {
    const owned = ownedOf(state.get());
    // What was there before other work is set aside already, and that is not yet whole.
    if (!isOwn || settling) return;
    if (unsavedSince === null && same(owned, saved) && savedUnder === under) return;
    saved = owned;
    if (!isMine) name = newName();
    isMine = true;
    const kept = record(atOnce());
    savedUnder = kept.address;
    keepAtLast(kept);
    rememberTab(kept);
  };
  const hidden = () => {
    if (document.visibilityState === "hidden") leave();
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", hidden);

  return {
    /** Keeps the present work, if it is anybody's, since other work is to be opened. @returns its record */
    async setAside(): Promise<KeptWork | null> {
      await settling;
      return isOwn ? keep(await present()) : null;
    },
    /**
     * Other work is opened.
     *
     * @param from the record it came from; null for a link
     * @param at its address
     * @param settled when it is in place
     */
    opened(work: OwnWork, from: KeptWork | null, at: string, settled: Promise<void>) {
      clearTimeout(timer);
      unsavedSince = null;
      opened = ownedIn(work);
      saved = opened;
      seen = opened;
      under = at;
      savedUnder = null;
      isOwn = from !== null;
      name = from?.writer === writer ? from.id : newName();
      over = null;
      isMine = true;
      const inPlace = settled.then(() => {
        if (settling !== inPlace) return;
        settling = null;
        void awaitArrival();
        look();
      });
      settling = inPlace;
      arriving = true;
    },
    /** The address bar shows another address of the same work, by which a reload will know it. */
    moved(to: string) {
      under = to;
      if (!isOwn || to === savedUnder) return;
      rememberTab({ id: name, address: to });
      saveSoon();
    },
    stop() {
      leave();
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hidden);
    },
  };
}
