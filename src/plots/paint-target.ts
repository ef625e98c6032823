/**
 * What painters need of a 2D context: a canvas on the page or off it has it, and so has what writes SVG (exports/svg). A
 * painter that asks for no more paints both.
 */
export interface PaintTarget
  extends Pick<
    CanvasRenderingContext2D,
    | "save"
    | "restore"
    | "translate"
    | "scale"
    | "beginPath"
    | "closePath"
    | "moveTo"
    | "lineTo"
    | "bezierCurveTo"
    | "arc"
    | "rect"
    | "fillStyle"
    | "strokeStyle"
    | "globalAlpha"
    | "lineWidth"
    | "lineCap"
    | "lineJoin"
    | "setLineDash"
    | "font"
    | "textAlign"
    | "fillText"
    | "strokeText"
  > {
  fill(rule?: CanvasFillRule): void;
  stroke(): void;
}
