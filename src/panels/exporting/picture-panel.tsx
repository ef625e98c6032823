import { useEffect, useState } from "react";
import { themeInForce } from "../../exports/in-force.ts";
import { lossPicture } from "../../exports/loss-picture.ts";
import { type PictureFile, type PictureOptions, stagePicture } from "../../exports/stage-picture.ts";
import { formatCount } from "../../plots/format.ts";
import type { Theme } from "../../plots/palette.ts";
import type { Playground } from "../../store/playground-store.ts";
import { usePlayground, usePlaygroundState } from "../../store/use-playground.ts";
import { Button } from "../controls/button.tsx";
import { useAllWords } from "../words.ts";
import { Columns, LabelledSegments } from "./labelled.tsx";
import { SavedNote } from "./saved-note.tsx";
import { reasonOf, useSaving } from "./use-saving.ts";

const formats = { png1: 1, png2: 2, png4: 4, svg: 1 } as const;
type Format = keyof typeof formats;
const formatNames = Object.keys(formats) as readonly Format[];
type Shown = "stage" | "losses";

/** Width of a picture, CSS px: that of a large stage. */
const pictureWidth = 640;

interface Choices {
  readonly shown: Shown;
  readonly format: Format;
  readonly theme: "light" | "dark";
  readonly caption: boolean;
}

/** A picture of the stage or of the losses. */
export function PicturePanel({ link }: { readonly link: string | null }) {
  const words = useAllWords();
  const exporting = words.exporting;
  const playground = usePlayground();
  const [choices, setChoices] = useState<Choices>(() => ({
    shown: "stage",
    format: "png2",
    theme: themeInForce().startsWith("dark") ? "dark" : "light",
    caption: true,
  }));
  const saver = useSaving(JSON.stringify(choices));
  const change = (by: Partial<Choices>) => setChoices({ ...choices, ...by });
  const noLosses = usePlaygroundState(({ losses }) => losses.entries.length === 0);
  const missing = choices.shown === "losses" && noLosses ? exporting.noLosses : null;
  const preview = usePreview(missing === null ? choices : null, link);
  const { format } = choices;
  const pixels = (length: number) => formatCount(length * formats[format]);
  return (
    <Columns preview={<Preview preview={preview} missing={missing} />}>
      <LabelledSegments
        name={exporting.of}
        tip={exporting.ofHelp}
        value={choices.shown}
        options={["stage", "losses"] as const}
        label={(shown) => exporting.shows[shown]}
        onChange={(shown) => change({ shown })}
      />
      <LabelledSegments
        name={exporting.format}
        tip={exporting.formatHelp}
        value={format}
        options={formatNames}
        label={(name) => exporting.formats[name]}
        onChange={(name) => change({ format: name })}
      />
      <LabelledSegments
        name={exporting.colours}
        tip={exporting.coloursHelp}
        value={choices.theme}
        options={["light", "dark"] as const}
        label={(theme) => words.options.theme[theme]}
        onChange={(theme) => change({ theme })}
      />
      <label className="export-check" data-tip={exporting.captionHelp}>
        <input
          type="checkbox"
          checked={choices.caption}
          onChange={(event) => change({ caption: event.currentTarget.checked })}
        />
        {exporting.caption}
      </label>
      <p className="tabular" data-testid="picture-size">
        {preview.kind === "shown"
          ? (format === "svg" ? exporting.pictureScales : exporting.pictureSize)(
              pixels(preview.picture.width),
              pixels(preview.picture.height),
            )
          : null}
      </p>
      <p className="aside">{exporting.slides}</p>
      <Button
        name={exporting.savePicture}
        tip={exporting.savePicture}
        kind="primary"
        disabledReason={missing}
        onClick={() => saver.save(() => made(playground, choices, link, formats[format]))}
      />
      <SavedNote saver={saver} link={link} />
    </Columns>
  );
}

async function made(
  playground: Playground,
  { shown, format, theme, caption }: Choices,
  link: string | null,
  scale: number,
): Promise<PictureFile> {
  const options: PictureOptions = {
    format: format === "svg" ? "svg" : "png",
    size: pictureWidth,
    scale,
    theme: strongIfPresented(theme),
    caption,
    ...(link === null ? {} : { link }),
  };
  if (shown === "stage") return stagePicture(playground, options);
  const picture = await lossPicture(playground, options);
  if (!picture) throw new RangeError("need losses to paint, got none");
  return picture;
}

/** Where the page is presented, its colours are those for a projector, and so are the picture's. */
const strongIfPresented = (theme: "light" | "dark"): Theme =>
  themeInForce().endsWith("-strong") ? `${theme}-strong` : theme;

type PreviewState =
  | { readonly kind: "none" | "painting" }
  | { readonly kind: "shown"; readonly picture: PictureFile; readonly address: string }
  | { readonly kind: "failed"; readonly reason: string };

/** The picture of these choices at the size of the screen; none where there is nothing to paint. */
function usePreview(choices: Choices | null, link: string | null): PreviewState {
  const playground = usePlayground();
  const [preview, setPreview] = useState<PreviewState>({ kind: "painting" });
  const key = JSON.stringify(choices);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the choices
  useEffect(() => {
    if (!choices) return setPreview({ kind: "none" });
    let address = "";
    let wanted = true;
    made(playground, choices, link, Math.min(2, Math.ceil(window.devicePixelRatio))).then(
      (picture) => {
        if (!wanted) return;
        address = URL.createObjectURL(picture.blob);
        setPreview({ kind: "shown", picture, address });
      },
      (error: unknown) => {
        if (wanted) setPreview({ kind: "failed", reason: reasonOf(error) });
      },
    );
    return () => {
      wanted = false;
      if (address !== "") URL.revokeObjectURL(address);
    };
  }, [playground, key, link]);
  return preview;
}

function Preview({ preview, missing }: { readonly preview: PreviewState; readonly missing: string | null }) {
  const words = useAllWords().exporting;
  if (missing !== null) return <p className="placeholder">{missing}</p>;
  if (preview.kind === "failed") return <p className="wrong">{words.failed(preview.reason)}</p>;
  if (preview.kind !== "shown") return <p className="placeholder">{words.previewing}</p>;
  const { width, height } = preview.picture;
  return <img src={preview.address} width={width} height={height} alt={words.previewOf} />;
}
