import type { PartWords } from "../i18n/en-parts.ts";
import type { ImportProblem } from "../imports/import-problem.ts";
import { formatCount } from "../plots/format.ts";

/** One sentence: what was expected, what came, and in which row. */
export function importSentence(problem: ImportProblem, words: PartWords["imports"]): string {
  const says = words.problem;
  switch (problem.code) {
    case "empty":
      return says.empty;
    case "columns":
      return problem.found === 0 ? says.columnsNone : says.columnsOne;
    case "rows":
      return says.rows(formatCount(problem.most));
    case "cell":
      return says.cell(formatCount(problem.row), problem.column, problem.got);
    case "not-finite":
      return says.notFinite(formatCount(problem.row), problem.column, problem.got);
    case "quotes":
      return says.quotes(formatCount(problem.row));
    case "not-data":
      return says.notData(problem.got || words.theText);
    case "not-image":
      return says.notImage(problem.got || words.theImage);
    case "image-large":
      return says.imageLarge(formatCount(problem.width), formatCount(problem.height));
    case "image-small":
      return says.imageSmall(formatCount(problem.width), formatCount(problem.height));
    case "image-uniform":
      return says.imageUniform;
    case "word-blank":
      return says.wordBlank;
    case "word-long":
      return says.wordLong(formatCount(problem.got), formatCount(problem.most));
    case "unreadable":
      return says.unreadable(problem.got || words.pasted);
    case "unfetched":
      return says.unfetched;
    case "several":
      return says.mixed(formatCount(problem.got));
    default:
      return problem satisfies never;
  }
}
