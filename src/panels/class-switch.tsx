import { mostClasses } from "../config/settings.ts";
import { formatFixed } from "../plots/format.ts";
import { classInHandOf } from "../store/derived.ts";
import { classShares, drawnOf } from "../store/page-data.ts";
import { usePlayground, usePlaygroundState } from "../store/use-playground.ts";
import { ClassChoice } from "./class-choice.tsx";
import { Button } from "./controls/button.tsx";
import { useWords } from "./words.ts";

/** The class that the brush draws, how many there are, and the share of each. */
export function ClassSwitch() {
  const words = useWords().classes;
  const { setSetting, setClassInHand } = usePlayground();
  const classes = usePlaygroundState((state) => state.config.classes);
  const inHand = usePlaygroundState(classInHandOf);
  const letterOf = (label: number) => words.letters[label] as string;
  if (classes === 1) {
    return (
      <div className="row classes">
        <Button name={words.divide} tip={words.divideHelp} icon="add" onClick={() => setSetting("classes", 2)} />
      </div>
    );
  }
  const last = letterOf(classes - 1);
  const full = classes === mostClasses;
  const next = full ? last : letterOf(classes);
  return (
    <div className="row classes">
      <span className="classes-title" aria-hidden="true">
        {words.title}
      </span>
      <ClassChoice
        name={words.choose}
        options={Array.from({ length: classes }, (_, label) => ({
          label,
          text: letterOf(label),
          name: words.name(letterOf(label)),
          tip: words.chooseHelp(letterOf(label), words.shapes[label] as string),
        }))}
        chosen={inHand}
        onChange={(label) => setClassInHand(label ?? 0)}
      />
      <span className="class-count">
        <Button
          name={full ? words.addMore : words.add(next)}
          tip={words.addHelp(next)}
          icon="add"
          iconOnly
          kind="plain"
          disabledReason={full ? words.addFull : null}
          onClick={() => setSetting("classes", classes + 1)}
        />
        <Button
          name={words.remove(last)}
          tip={classes === 2 ? words.removeLastHelp : words.removeHelp(last, letterOf(classes - 2))}
          icon="minus"
          iconOnly
          kind="plain"
          onClick={() => setSetting("classes", classes - 1)}
        />
      </span>
      <Shares />
    </div>
  );
}

function Shares() {
  const words = useWords().classes;
  const shares = usePlaygroundState(({ data, config }) => (drawnOf(data) ? classShares(data, config.classes) : null));
  if (!shares) return null;
  const percents = shares.map((share) => formatFixed(100 * share, 0));
  return (
    <span
      className="aside tabular class-shares"
      role="img"
      aria-label={percents
        .map((percent, label) => words.share(words.letters[label] as string, percent))
        .join(words.sharesJoin)}
      data-tip={words.sharesHelp}
      data-testid="class-shares"
    >
      {percents.join(" : ")}
    </span>
  );
}
