import { type NamesOfKind, type SettingName, settings } from "../../config/settings.ts";
import { formatSetting } from "../format-setting.ts";
import { usePaneConfig, usePaneSetting } from "../use-pane.ts";
import { useSettingHelp } from "../use-setting-help.ts";
import { useWords } from "../words.ts";
import { Range } from "./range.tsx";
import { Segmented } from "./segmented.tsx";

type Worded = Exclude<NamesOfKind<"choice">, "speed">;

interface Props<Name extends SettingName> {
  readonly name: Name;
  /** Whose setting it is; the page's own is pane 0. */
  readonly pane: number;
}

/** The control of one setting, as the table says: a slider, a choice or a switch, with its label and its help. */
export function SettingControl({ name, pane = 0 }: { readonly name: SettingName; readonly pane?: number }) {
  const kind = settings[name].kind;
  if (kind === "number") return <NumberControl name={name as NamesOfKind<"number">} pane={pane} />;
  if (kind === "flag") return <FlagControl name={name as NamesOfKind<"flag">} pane={pane} />;
  return <ChoiceControl name={name as Worded} pane={pane} />;
}

function NumberControl({ name, pane }: Props<NamesOfKind<"number">>) {
  const words = useWords().settings[name];
  const help = useSettingHelp()(name);
  const { levels } = usePaneConfig(pane);
  const [set, setSetting] = usePaneSetting(pane, name);
  const { min, step, scale } = settings[name];
  // A level that the ladder does not have is its last one.
  const max = name === "langevinLevel" ? levels : settings[name].max;
  const value = Math.min(max, set);
  return (
    <div className="setting">
      <span className="setting-label" data-tip={help}>
        {words.label}
      </span>
      <Range
        name={words.label}
        tip={help}
        value={value}
        min={min}
        max={max}
        step={step}
        scale={scale}
        text={(shown) => formatSetting(name, shown)}
        onChange={setSetting}
      />
      <output className="setting-value">{formatSetting(name, value)}</output>
    </div>
  );
}

/** So many short options stand side by side, and so many letters of them together; more fold into a list. */
const mostSegments = 4;
const mostLetters = 15;

function ChoiceControl({ name, pane }: Props<Worded>) {
  const dictionary = useWords();
  const words = dictionary.settings[name];
  const help = useSettingHelp()(name);
  const labels = dictionary.options[name] as Readonly<Record<string, string>>;
  const [value, setSetting] = usePaneSetting(pane, name);
  const options: readonly string[] = settings[name].options;
  const label = (option: string) => labels[option] ?? option;
  const choose = (option: string) => setSetting(option as typeof value);
  const short = options.reduce((letters, option) => letters + label(option).length, 0) <= mostLetters;
  return (
    <div className="setting choice">
      <span className="setting-label" data-tip={help}>
        {words.label}
      </span>
      {options.length <= mostSegments && short ? (
        <Segmented
          name={words.label}
          tip={help}
          value={value as string}
          options={options}
          label={label}
          onChange={choose}
        />
      ) : (
        <select
          className="select"
          aria-label={words.label}
          data-tip={help}
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {label(option)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function FlagControl({ name, pane }: Props<NamesOfKind<"flag">>) {
  const words = useWords().settings[name];
  const help = useSettingHelp()(name);
  const [value, setSetting] = usePaneSetting(pane, name);
  return (
    <label className="setting flag" data-tip={help}>
      <span className="setting-label">{words.label}</span>
      <input type="checkbox" checked={value} onChange={(event) => setSetting(event.currentTarget.checked)} />
    </label>
  );
}
