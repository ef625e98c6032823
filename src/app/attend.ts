import { forgetOldest, type KeptWork, listKept } from "../store/kept-work.ts";
import { openingOfLink } from "../store/opened-link.ts";
import { hasLink, nothingToDo, type Opening, openingOfQuery } from "../store/opening.ts";
import type { Playground } from "../store/playground-store.ts";
import { addressWriter } from "./address.ts";
import { autosave } from "./autosave.ts";
import { withExample } from "./open-later.ts";
import { rememberedTab } from "./remembered-tab.ts";

/** What a query says that opens no work of anybody's. */
const ofPage = /^(\?((lang|theme|present|panels|controls|chart|origin)=[^&]*&?)*)?$/;

/**
 * Looks after what is shown while the page is open: the address bar, the work that is kept, and links that are opened
 * over it. A page in a frame only opens links: its address is not in the bar, and its work is whoever shows it's.
 *
 * @param openedAt query and fragment that the page was opened with
 * @returns ends it
 */
export function attend(playground: Playground, opening: Opening, openedAt: string): () => void {
  const { embed } = opening.page;
  const kept = embed
    ? null
    : autosave({
        playground,
        restored: opening.restored ?? null,
        forgetful: () => sayOnce(playground),
      });
  const writer = embed
    ? null
    : addressWriter(playground, (address) => {
        seen = address;
        kept?.moved(address);
      });
  /** The address that what is shown belongs to. */
  let seen = openedAt;
  /** Counts what makes an address that is being read moot. */
  let asked = 0;
  /** Work that a link was opened over, or that was kept earlier. */
  let aside: KeptWork | null = null;

  const offer = (record: KeptWork | null, underLink: boolean) => {
    aside = record;
    if (record) playground.notify({ kind: "kept", at: record.at, underLink, bringBack: () => void bringBack(record) });
    else playground.dismiss("kept");
  };
  const bringBack = async (record: KeptWork) => {
    const mine = ++asked;
    const present = (await kept?.setAside()) ?? null;
    if (mine !== asked) return;
    const { lang, theme } = playground.state.get().config;
    const work = { ...record.work, config: { ...record.work.config, lang, theme } };
    const inPlace = playground.open({ work, todo: nothingToDo, problems: [], fault: null }).catch(console.warn);
    kept?.opened(record, inPlace);
    offer(present, false);
    writer?.schedule();
  };
  const openAddress = async () => {
    const { search, hash } = window.location;
    if (search + hash === seen) return;
    // A place on the page, as the link to the stage has it.
    if (!hasLink(hash) && hash !== "") return writer?.schedule();
    seen = search + hash;
    if (aside?.address === seen) return bringBack(aside);
    const mine = ++asked;
    const next = withExample(hasLink(hash) ? await openingOfLink(search, hash) : openingOfQuery(search));
    if (mine !== asked) return;
    if (next.fault) {
      playground.noteLink(next);
      return writer?.schedule();
    }
    const present = (await kept?.setAside()) ?? null;
    if (mine !== asked) return;
    playground.dismiss("link");
    kept?.opened(null, playground.open(next).catch(console.warn));
    offer(present, true);
  };
  const heard = () => void openAddress();
  window.addEventListener("hashchange", heard);
  window.addEventListener("popstate", heard);

  const offerEarlier = async () => {
    const tab = opening.restored ? null : rememberedTab();
    const records = await listKept();
    const own = records.find(({ id }) => id === tab?.id);
    const record = own ?? (ofPage.test(openedAt) ? records.find(({ id }) => id !== opening.restored?.id) : undefined);
    if (record && !opening.restored && aside === null) offer(record, own !== undefined && !ofPage.test(openedAt));
    await forgetOldest();
  };
  // Somebody may have pasted a link before this was here.
  heard();
  if (!embed) void offerEarlier();

  return () => {
    window.removeEventListener("hashchange", heard);
    window.removeEventListener("popstate", heard);
    writer?.stop();
    kept?.stop();
  };
}

const told = new WeakSet<Playground>();
function sayOnce(playground: Playground): void {
  if (told.has(playground)) return;
  told.add(playground);
  playground.notify({ kind: "not-kept" });
}
