import { guideOf } from "../config/guide.ts";
import { neededScores } from "../maths/sampler/guidance.ts";
import { formatCount } from "../plots/format.ts";
import { plannedRun } from "../store/planned-run.ts";
import { usePaneConfig } from "./use-pane.ts";
import { useAllWords } from "./words.ts";

/** What the whole run costs each particle. */
export function RunCost({ pane }: { readonly pane: number }) {
  const words = useAllWords().samplers;
  const config = usePaneConfig(pane);
  const { plan, evaluations } = plannedRun(config);
  const { conditional, plain } = neededScores(guideOf(config));
  const learned = config.scoreUsed === "learned";
  const each = learned && conditional && plain ? 2 : 1;
  const count = evaluations === null ? null : formatCount(each * evaluations);
  return (
    <p className="cost aside tabular" data-tip={words.costHelp} data-testid="cost">
      <span>{words.steps(formatCount(plan.length))}</span>
      <span>{count === null ? words.evaluationsOpen : learned ? words.evaluations(count) : words.scores(count)}</span>
    </p>
  );
}
