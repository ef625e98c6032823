import { mark, markViewBox } from "../plots/mark.ts";
import type { Theme } from "../plots/palette.ts";

/** The mark: ∇ made of four rungs of the noise ladder. While something loads, its rungs fill in turn. */
export function Mark(props: { readonly size: number; readonly theme: Theme; readonly filled?: number }) {
  return (
    <svg className="mark" width={props.size} height={props.size} viewBox={markViewBox} aria-hidden="true">
      {mark(props.theme, props.filled).map((rung) => (
        <path key={rung.path} d={rung.path} fill={rung.fill} stroke={rung.stroke} strokeWidth="0.8" />
      ))}
    </svg>
  );
}
