import type { PageOptions } from "../config/page-options.ts";
import { type PlaygroundConfig, settingNames } from "../config/settings.ts";
import type { Opening } from "../store/opening.ts";
import type { Playground } from "../store/playground-store.ts";
import { shareAddress } from "../store/share-address.ts";
import type { PlaygroundState } from "../store/state.ts";

/** After the last change, ms: at most two writes a second, where browsers allow a hundred in ten seconds. */
const delay = 500;

/** Query and fragment that the address bar shows. */
export const shownAddress = (): string => window.location.search + window.location.hash;

type Key = readonly [PlaygroundConfig, PlaygroundState["data"], PageOptions, unknown, number, number | undefined];

/** What of a state its address depends on. What moves by itself counts when it has come to rest. */
function keyOf({ config, data, page, example, step, phase, run }: PlaygroundState, before: Key): Key {
  const [configBefore, , , , trainedBefore, stepBefore] = before;
  const levelMoves = run?.playing === true && run.following && config.follow;
  return [
    levelMoves && sameButLevel(config, configBefore) ? configBefore : config,
    data,
    page,
    example?.shown,
    phase === "training" ? trainedBefore : step,
    run?.playing ? stepBefore : run?.step,
  ];
}
const sameButLevel = (a: PlaygroundConfig, b: PlaygroundConfig): boolean =>
  settingNames.every((name) => name === "level" || a[name] === b[name]);
const differ = (a: Key, b: Key) => a.some((value, index) => !Object.is(value, b[index]));

/** What is said of the page beside its state. What it did when it opened is done. */
const lasting = ({ embed, present, panels, controls, origin }: PageOptions) => ({
  embed,
  present,
  panels,
  controls,
  origin,
});

export interface AddressWriterOptions {
  readonly playground: Playground;
  /** What the page was opened with, and what its address is that of. */
  readonly opening: Opening;
  /** Whether the address bar shows what it was known to show: any other address is to be opened, not to be written over. */
  readonly isKnown: () => boolean;
  /** It shows what is shown. */
  readonly written: (address: string) => void;
}

/** Keeps the address bar at the address of what is shown, so that copying it is sharing. */
export function addressWriter({ playground, opening, isKnown, written }: AddressWriterOptions) {
  const { state } = playground;
  const { work, page } = opening;
  let key: Key = [work.config, work.data, page, undefined, work.checkpoint?.step ?? 0, undefined];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const write = async () => {
    const asked = state.get();
    const address = await shareAddress(asked, { base: window.location.pathname, page: lasting(asked.page) });
    // What has changed meanwhile is written a moment later.
    if (stopped || timer !== undefined || !isKnown()) return;
    try {
      if (address !== window.location.pathname + shownAddress()) window.history.replaceState(null, "", address);
    } catch {
      // Opaque origins, files in some browsers, and too many writes: then the address stays what it was.
    }
    written(shownAddress());
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      write().catch(console.warn);
    }, delay);
  };
  const look = () => {
    const next = keyOf(state.get(), key);
    if (!differ(next, key)) return;
    key = next;
    schedule();
  };
  const unsubscribe = state.subscribe(look);
  // Somebody may have begun before this was here.
  look();
  return {
    schedule,
    stop() {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
