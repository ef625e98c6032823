import { forgetOldest, type KeptWork, listKept } from "../store/kept-work.ts";
import { openingOfLink } from "../store/opened-link.ts";
import { hasLink, nothingToDo, type Opening, openingOfQuery } from "../store/opening.ts";
import type { Playground } from "../store/playground-store.ts";
import { addressWriter, shownAddress } from "./address.ts";
import { autosave } from "./autosave.ts";
import { withExample } from "./open-later.ts";
import { rememberedTab } from "./remembered-tab.ts";

/** What a query says that opens no work of anybody's. */
const ofPage = /^(\?((lang|theme|present|panels|controls|chart|origin)=[^&]*&?)*)?$/;

/** Each has a network. */
const mostOnShelf = 6;

/**
 * Looks after what is shown while the page is open: the address bar, the work that is kept, and links that are opened
 * over it. A page in a frame only opens links: its address is not in the bar, and its work belongs to whoever shows it.
 *
 * @param openedAt query and fragment that the page was opened with
 * @returns ends it
 */
export function attend(playground: Playground, opening: Opening, openedAt: string): () => void {
  const { embed } = opening.page;
  /** What the address bar showed when it was last looked at. */
  let seen = openedAt;
  const kept = embed
    ? null
    : autosave({
        playground,
        opening,
        address: openedAt,
        forgetful: () => sayOnce(playground),
      });
  const writer = embed
    ? null
    : addressWriter({
        playground,
        opening,
        isKnown: () => shownAddress() === seen,
        written(address) {
          seen = address;
          kept?.moved(address);
        },
      });
  /** Counts what makes an address that is being read moot. */
  let asked = 0;
  /** What was set aside, by its address: going back to that brings it back whole. */
  const shelf = new Map<string, KeptWork>();

  const setAside = async (): Promise<KeptWork | null> => {
    const record = (await kept?.setAside()) ?? null;
    if (record) shelf.set(record.address, record);
    const [oldest] = shelf.keys();
    if (shelf.size > mostOnShelf && oldest !== undefined) shelf.delete(oldest);
    return record;
  };
  const offer = (record: KeptWork | null, underLink: boolean) => {
    if (record) playground.notify({ kind: "kept", at: record.at, underLink, bringBack: () => void bringBack(record) });
    else playground.dismiss("kept");
  };
  const canOpen = () =>
    playground.readyToOpen().then(
      () => true,
      (error: unknown) => {
        console.warn(error);
        playground.noteLink({ problems: [], fault: "unfetched" });
        return false;
      },
    );
  const bringBack = async (record: KeptWork) => {
    const mine = ++asked;
    if (!(await canOpen())) return;
    // It is trained already; where its particles were is said by its address.
    const { search, hash } = new URL(record.address, "https://any/");
    const todo = { ...nothingToDo, step: (await openingAt(search, hash)).todo.step };
    const present = await setAside();
    if (mine !== asked) return;
    if (shelf.get(record.address) === record) shelf.delete(record.address);
    const { lang, theme } = playground.state.get().config;
    const work = { ...record.work, config: { ...record.work.config, lang, theme } };
    const inPlace = playground.open({ work, todo, problems: [], fault: null }).catch(console.warn);
    kept?.opened(work, record, record.address, inPlace);
    offer(present, false);
    writer?.schedule();
  };
  /** @param at its address @param mine of `asked` */
  const openOver = async (next: Omit<Opening, "page">, at: string, mine: number, underLink = true) => {
    if (!(await canOpen())) return;
    const present = await setAside();
    if (mine !== asked) return;
    playground.dismiss("link");
    kept?.opened(next.work, null, at, playground.open(next).catch(console.warn));
    // A link over a link: it is still one's own work that somebody would miss.
    if (present) offer(present, underLink);
  };
  const openAddress = async () => {
    const { search, hash } = window.location;
    if (search + hash === seen) return;
    seen = search + hash;
    // A place on the page, as the link to the stage has it.
    if (!hasLink(hash) && hash !== "") return writer?.schedule();
    const onShelf = shelf.get(seen);
    if (onShelf) return bringBack(onShelf);
    const mine = ++asked;
    const at = seen;
    const next = withExample(await openingAt(search, hash));
    if (mine !== asked) return;
    if (next.fault) {
      playground.noteLink(next);
      return writer?.schedule();
    }
    await openOver(next, at, mine);
  };
  const heard = () => void openAddress();
  window.addEventListener("hashchange", heard);
  window.addEventListener("popstate", heard);
  // A file has no address, until what it opened is in the bar.
  const stopKeeping = playground.keptBy((next) => openOver(next, "", ++asked, false));

  const offerEarlier = async () => {
    const tab = opening.restored ? null : rememberedTab();
    const records = await listKept();
    const own = records.find(({ id }) => id === tab?.id);
    const record = own ?? (ofPage.test(openedAt) ? records.find(({ id }) => id !== opening.restored?.id) : undefined);
    if (record && !opening.restored && shelf.size === 0) offer(record, own !== undefined && !ofPage.test(openedAt));
    await forgetOldest();
  };
  // Somebody may have pasted a link before this was here.
  heard();
  if (!embed) void offerEarlier();

  return () => {
    stopKeeping();
    window.removeEventListener("hashchange", heard);
    window.removeEventListener("popstate", heard);
    writer?.stop();
    kept?.stop();
  };
}

const openingAt = async (search: string, hash: string): Promise<Opening> =>
  hasLink(hash) ? openingOfLink(search, hash) : openingOfQuery(search);

const told = new WeakSet<Playground>();
function sayOnce(playground: Playground): void {
  if (told.has(playground)) return;
  told.add(playground);
  playground.notify({ kind: "not-kept" });
}
