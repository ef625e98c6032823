import { readValues, reconcile } from "../config/codec.ts";
import { pageOptionNames } from "../config/page-options.ts";
import { pageDataOf } from "./link-data.ts";
import { decodeLink } from "./link-streams.ts";
import { type Opening, openingOf, openingOfQuery } from "./opening.ts";
import { readAddress } from "./url-state.ts";

/**
 * What an address with a link opens: the link, and what somebody wrote into the query over it. A link that cannot be
 * read leaves the query alone. Never rejects.
 *
 * @param hash "#s=…"
 */
export async function openingOfLink(search: string, hash: string): Promise<Opening> {
  const link = await decodeLink(hash.slice("#s=".length));
  if (!link.ok) return { ...openingOfQuery(search), fault: link.fault };
  const { state } = link;
  const query = readAddress(search);
  const { values } = readValues(new URLSearchParams(search), pageOptionNames);
  const config = reconcile({ ...state.config, ...values });
  const { page } = query;
  const problems = [...query.problems, ...link.problems];
  // Who names a preset means that one, whatever is drawn.
  const drawn = values.preset === undefined && state.data ? pageDataOf(state.data, config.classes) : undefined;
  const opening = openingOf({ config, page, problems }, drawn);
  return {
    ...opening,
    page: { ...page, lesson: page.lesson || state.lesson },
    todo: { ...opening.todo, train: page.train || state.trained, step: page.step ?? state.step },
  };
}
