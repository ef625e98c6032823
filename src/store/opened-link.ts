import { readValues, reconcile } from "../config/codec.ts";
import { pageOptionNames } from "../config/page-options.ts";
import { pageDataOf } from "./link-data.ts";
import { decodeLink } from "./link-streams.ts";
import { type Opening, openingOf, openingOfQuery } from "./opening.ts";
import { dataOfPreset } from "./preset-data.ts";
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
  const opening = openingOf({ config, page, problems: [...query.problems, ...link.problems] });
  const isNamed = state.data === null || values.preset !== undefined;
  const data =
    state.data === null || isNamed
      ? dataOfPreset(config.preset, config.classes)
      : pageDataOf(state.data, config.classes);
  return {
    ...opening,
    work: { ...opening.work, config, data },
    page: { ...page, lesson: page.lesson || state.lesson },
    todo: { ...opening.todo, train: page.train || state.trained, step: page.step ?? state.step },
  };
}
