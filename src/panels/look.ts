import { createContext, useContext } from "react";
import { isTiny, markSize } from "../plots/stage-sizes.ts";

/** How large marks and their words are: on a screen near by, in a slide, on a wall. */
export interface Look {
  /** Axes and labels of charts and of the timeline, px. */
  readonly text: number;
  /** Arrows of the learned field, px. */
  readonly arrow: number;
  /** Magnification of all other lines. */
  readonly line: number;
  /**
   * Whether the page is one figure: stage, ladder, a sentence and one chart, without what is there to work with (tables,
   * switches of a chart, folding).
   */
  readonly figure: boolean;
}

export const usualLook: Look = { text: 11, arrow: 1.6, line: 1, figure: false };

const LookContext = createContext(usualLook);
export const LookProvider = LookContext.Provider;
export const useLook = (): Look => useContext(LookContext);

/** Magnification of a figure's marks: a figure of the usual look has text of so many px. */
const figureText = 13;
/** A small stage has room for no more, and its words must still be read. */
const marksOfFigure = { roomy: 1.1, small: 0.86, tiny: 0.76 };

/** Magnification of what stands on a stage beside arrows and particles. */
export function useMarkSize(side: number): number {
  const { figure, text } = useLook();
  const usual = markSize(side);
  if (!figure) return usual;
  const { roomy, small, tiny } = marksOfFigure;
  return (text / figureText) * (isTiny(side) ? tiny : usual < 1 ? small : roomy);
}
