import { exampleNamed, exampleNames } from "../panels/failure-example.ts";
import { readKept } from "../store/kept-work.ts";
import { openingOfLink } from "../store/opened-link.ts";
import { hasLink, nothingToDo, type Opening, openingOfQuery } from "../store/opening.ts";
import { rememberedTab } from "./remembered-tab.ts";

interface Asked {
  readonly search: string;
  readonly hash: string;
  /** Whether this tab had its work under this very address. */
  readonly sameTab: boolean;
}

/** What more than a query opens: a link, an example, or the work that this tab had when it was loaded before. */
export async function openLater({ search, hash, sameTab }: Asked): Promise<Opening> {
  const opening = withExample(hasLink(hash) ? await openingOfLink(search, hash) : openingOfQuery(search));
  const kept = sameTab ? await readKept(rememberedTab()?.id ?? "") : null;
  if (!kept || kept.address !== search + hash) return opening;
  // Trained already; an example is shown over it again.
  const todo = { ...nothingToDo, step: opening.todo.step, example: opening.todo.example };
  const { id, writer } = kept;
  return { ...opening, work: kept.work, todo, problems: [], fault: null, restored: { id, writer } };
}

/** The example that an address names, or that there is none of that name. */
export function withExample(opening: Opening): Opening {
  const { lesson } = opening.page;
  if (lesson === "") return opening;
  const example = exampleNamed(lesson);
  if (example) return { ...opening, todo: { ...nothingToDo, example } };
  const problem = {
    name: "lesson",
    outcome: "invalid",
    received: lesson,
    expected: exampleNames.join(" | "),
  } as const;
  return { ...opening, problems: [...opening.problems, problem] };
}
