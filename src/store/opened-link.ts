import { readValues, withSettings } from "../config/codec.ts";
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
  // Who names a preset means that one, whatever is drawn; and what is drawn has no other's name.
  const data = values.preset === undefined ? state.data : null;
  const config = withSettings(state.config, data ? { ...values, preset: "drawing" } : values);
  const { page } = query;
  const problems = [...query.problems, ...link.problems];
  const drawn = data ? pageDataOf(data, config.classes) : undefined;
  const opening = openingOf({ config, page, problems }, drawn);
  return {
    ...opening,
    page: { ...page, lesson: page.lesson || state.lesson },
    todo: { ...opening.todo, train: page.train || state.trained, step: page.step ?? state.step },
  };
}
