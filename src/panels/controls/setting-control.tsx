import { type NamesOfKind, type SettingName, settings } from "../../config/settings.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { formatSetting } from "../format-setting.ts";
import { useWords } from "../words.ts";
import { Range } from "./range.tsx";
import { Segmented } from "./segmented.tsx";

type Worded = Exclude<NamesOfKind<"choice">, "speed">;

/** The control of one setting, as the table says: a slider, a choice or a switch, with its label and its help. */
export function SettingControl({ name }: { readonly name: SettingName }) {
  const kind = settings[name].kind;
  if (kind === "number") return <NumberControl name={name as NamesOfKind<"number">} />;
  if (kind === "flag") return <FlagControl name={name as NamesOfKind<"flag">} />;
  return <ChoiceControl name={name as Worded} />;
}

function NumberControl({ name }: { readonly name: NamesOfKind<"number"> }) {
  const words = useWords().settings[name];
  const value = usePlaygroundState((state) => state.config[name]);
  const { setSetting } = usePlayground();
  const { min, max, step, scale } = settings[name];
  return (
    <div className="setting">
      <span className="setting-label" data-tip={words.help}>
        {words.label}
      </span>
      <Range
        name={words.label}
        tip={words.help}
        value={value}
        min={min}
        max={max}
        step={step}
        scale={scale}
        text={(shown) => formatSetting(name, shown)}
        onChange={(next) => setSetting(name, next)}
      />
      <output className="setting-value">{formatSetting(name, value)}</output>
    </div>
  );
}

/** Up to this many short options stand side by side; more fold into a list. */
const mostSegments = 4;

function ChoiceControl({ name }: { readonly name: Worded }) {
  const dictionary = useWords();
  const words = dictionary.settings[name];
  const labels = dictionary.options[name] as Readonly<Record<string, string>>;
  const value = usePlaygroundState((state) => state.config[name]);
  const { setSetting } = usePlayground();
  const options: readonly string[] = settings[name].options;
  const label = (option: string) => labels[option] ?? option;
  const choose = (option: string) => setSetting(name, option as typeof value);
  const short = options.every((option) => label(option).length <= 9);
  return (
    <div className="setting choice">
      <span className="setting-label" data-tip={words.help}>
        {words.label}
      </span>
      {options.length <= mostSegments && short ? (
        <Segmented
          name={words.label}
          tip={words.help}
          value={value as string}
          options={options}
          label={label}
          onChange={choose}
        />
      ) : (
        <select
          className="select"
          aria-label={words.label}
          data-tip={words.help}
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

function FlagControl({ name }: { readonly name: NamesOfKind<"flag"> }) {
  const words = useWords().settings[name];
  const value = usePlaygroundState((state) => state.config[name]);
  const { setSetting } = usePlayground();
  return (
    <label className="setting flag" data-tip={words.help}>
      <span className="setting-label">{words.label}</span>
      <input type="checkbox" checked={value} onChange={(event) => setSetting(name, event.currentTarget.checked)} />
    </label>
  );
}
