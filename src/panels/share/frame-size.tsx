import { useState } from "react";
import { TextField } from "../controls/text-field.tsx";
import { useAllWords } from "../words.ts";
import { type Choices, sizeBounds, sizes } from "./choices.ts";
import { Labelled } from "./labelled.tsx";
import { wholeNumber } from "./opening.tsx";

const named = sizes.map(([width, height]) => `${width} × ${height}`);

/** How large the frame is: one of the usual sizes, or any other. */
export function FrameSize(props: { readonly choices: Choices; readonly change: (by: Partial<Choices>) => void }) {
  const { choices, change } = props;
  const words = useAllWords().share;
  const present = `${choices.width} × ${choices.height}`;
  const [own, setOwn] = useState(!named.includes(present));
  const side = (name: "width" | "height") => (
    <TextField
      label={words[name]}
      tip={words.sideHelp(String(sizeBounds[name][0]), String(sizeBounds[name][1]))}
      text={String(choices[name])}
      onCommit={(typed) => {
        const [least, most] = sizeBounds[name];
        const value = wholeNumber(typed, least, most);
        if (value === null) return words.wrongNumber(String(least), String(most), typed.slice(0, 20));
        change({ [name]: value });
        return null;
      }}
    />
  );
  return (
    <>
      <Labelled
        name={words.size}
        tip={words.sizeHelp}
        value={own ? "own" : present}
        options={[...named, "own"]}
        label={(option) => (option === "own" ? words.ownSize : option)}
        onChange={(option) => {
          const index = named.indexOf(option);
          setOwn(index < 0);
          const size = sizes[index];
          if (size) change({ width: size[0], height: size[1] });
        }}
      />
      {own ? (
        <div className="row share-sides">
          {side("width")}
          {side("height")}
        </div>
      ) : null}
    </>
  );
}
