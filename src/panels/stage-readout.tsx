import { type RefObject, useEffect, useState } from "react";
import { formatFixed, formatSignificant } from "../plots/format.ts";
import { type PixelPoint, squareScale } from "../plots/scales.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { useWords } from "./words.ts";

const vector = (x: number, y: number) => `(${formatSignificant(x, 2)}, ${formatSignificant(y, 2)})`;

/** The numbers behind the arrow under the pointer: where it stands, what was learned, what is true. */
export function StageReadout({
  stage,
  side,
}: {
  readonly stage: RefObject<HTMLElement | null>;
  readonly side: number;
}) {
  const words = useWords();
  const picture = usePlaygroundState((state) => state.picture);
  const [pointer, setPointer] = useState<PixelPoint | null>(null);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const move = (event: PointerEvent) => {
      const box = element.getBoundingClientRect();
      const onPicture = event.target instanceof Element && event.target.closest(".stage-picture") !== null;
      setPointer(onPicture ? { left: event.clientX - box.left, top: event.clientY - box.top } : null);
    };
    const leave = () => setPointer(null);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerdown", move);
    element.addEventListener("pointerleave", leave);
    return () => {
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerdown", move);
      element.removeEventListener("pointerleave", leave);
    };
  }, [stage]);

  if (!pointer || !picture?.exact) return null;
  const scale = squareScale(side);
  const n = picture.arrows;
  const cell = (value: number) => Math.min(n - 1, Math.max(0, Math.floor(((value + 1) / 2) * n)));
  const column = cell(scale.x(pointer.left));
  const row = cell(scale.y(pointer.top));
  const index = 2 * (row * n + column);
  const centre = (place: number) => formatFixed(((place + 0.5) / n) * 2 - 1, 2);
  const { exact, learned } = picture;
  const style = {
    ...(pointer.left > side / 2 ? { right: side - pointer.left + 14 } : { left: pointer.left + 14 }),
    ...(pointer.top > side / 2 ? { bottom: side - pointer.top + 14 } : { top: pointer.top + 14 }),
  };
  return (
    <div className="readout tabular" style={style} data-testid="stage-readout">
      <p>
        x {centre(column)}, y {centre(row)}
      </p>
      {learned ? (
        <p>
          {words.settings.showLearned.label} <b>{vector(learned[index], learned[index + 1])}</b>
        </p>
      ) : null}
      <p>
        {words.settings.showExact.label} <b>{vector(exact[index], exact[index + 1])}</b>
      </p>
    </div>
  );
}
