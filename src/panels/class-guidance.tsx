import { guideOf } from "../config/guide.ts";
import { settings } from "../config/settings.ts";
import type { Dictionary } from "../i18n/en.ts";
import type { Guide } from "../maths/sampler/guidance.ts";
import { classShares } from "../store/page-data.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { ClassChoice, type ClassOption } from "./class-choice.tsx";
import { SettingControl } from "./controls/setting-control.tsx";
import { usePaneConfig, usePaneSetting } from "./use-pane.ts";
import { useSettingHelp } from "./use-setting-help.ts";
import { useWords } from "./words.ts";

/** What guidance so strong means, in a sentence. */
function meaningOf({ label, omega }: Guide, words: Dictionary["classes"]): string {
  const { meaning } = words;
  if (label === null) return meaning.all;
  const letter = words.letters[label] as string;
  if (omega === 0) return meaning.zero;
  if (omega < 1) return meaning.between(letter);
  return omega === 1 ? meaning.one(letter) : meaning.beyond(letter);
}

/** The class that is sampled and how strongly particles are guided towards it; nothing where the network has no labels. */
export function ClassGuidance({ pane = 0 }: { readonly pane?: number }) {
  const words = useWords();
  const config = usePaneConfig(pane);
  const [, setLabel] = usePaneSetting(pane, "label");
  const empty = usePlaygroundState(({ data }) => {
    const { label } = guideOf(config);
    return label !== null && classShares(data, config.classes)[label] === 0;
  });
  const help = useSettingHelp();
  if (config.classes === 1) return null;
  const guide = guideOf(config);
  // The first option stands for no class.
  const names = settings.label.options;
  const options: ClassOption[] = [
    { label: null, text: words.classes.all, name: words.classes.all, tip: words.classes.sampledAll },
    ...words.classes.letters.slice(0, config.classes).map((letter, label) => ({
      label,
      text: letter,
      name: words.classes.name(letter),
      tip: words.classes.sampled(letter),
    })),
  ];
  return (
    <div className="class-guidance">
      <div className="setting choice">
        <span className="setting-label" data-tip={help("label")}>
          {words.settings.label.label}
        </span>
        <ClassChoice
          name={words.settings.label.label}
          options={options}
          chosen={guide.label}
          onChange={(label) => setLabel(names[label === null ? 0 : label + 1] ?? "none")}
        />
      </div>
      {guide.label === null ? null : <SettingControl name="guidance" pane={pane} />}
      <p className="aside">{meaningOf(guide, words.classes)}</p>
      {empty && guide.label !== null ? (
        <p role="status" className="reason">
          {words.classes.nothingDrawn(words.classes.letters[guide.label] as string)}
        </p>
      ) : null}
    </div>
  );
}
