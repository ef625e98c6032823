import { formatCount, formatFixed, formatRate } from "../../plots/format.ts";
import { usePlaygroundState } from "../../store/use-playground.ts";
import { Icon } from "../icons.tsx";
import { useComparing, wholeAngle } from "../use-pane.ts";
import { useAllWords } from "../words.ts";

/** How far training is, where no other panel says so. */
export function TrainingPlate() {
  const training = usePlaygroundState((state) => state.phase === "training");
  if (!training) return null;
  return (
    <div className="plate training-plate tabular" data-testid="training">
      <Icon name="curve" />
      <TrainingFacts />
    </div>
  );
}

/** Apart, since they change with every picture. */
function TrainingFacts() {
  const words = useAllWords();
  const step = usePlaygroundState((state) => state.step);
  const rate = usePlaygroundState((state) => state.stepsPerSecond);
  const angle = usePlaygroundState((state) => wholeAngle(state.picture));
  const comparing = useComparing();
  return (
    <>
      <b>{words.embed.training(formatCount(step))}</b>
      {rate > 0 ? <span>{words.engine.rate(formatRate(rate))}</span> : null}
      {angle === null || comparing ? null : <span className="dot">{words.stage.fieldOff(formatFixed(angle, 0))}</span>}
    </>
  );
}
