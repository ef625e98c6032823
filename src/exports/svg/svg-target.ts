import type { PaintTarget } from "../../plots/paint-target.ts";
import type { PixelRect } from "../../plots/scales.ts";
import { type Attributes, xmlAttributes, xmlNumber, xmlText } from "./xml.ts";

/** Writes down as SVG what is painted on it. Scales are uniform, up to a flip; texts stand on their baselines. */
export interface SvgTarget extends PaintTarget {
  /** What is painted meanwhile stands in a group. */
  group(attributes: Attributes, paint: () => void): void;
  /** Discs of the fill style, those of no finite place left out. @param places left and top, [n, 2] */
  discs(places: Float32Array, radius: number): void;
  image(href: string, { left, top, width, height }: PixelRect): void;
  /** An element as it stands, in the coordinates of the document. */
  raw(element: string): void;
  /** Pixels of the document that one unit is now. */
  unit(): number;
  /** A name that no other element of the document has. */
  freshId(): string;
  /** The elements so far. */
  elements(): string;
}

type Style = Pick<
  PaintTarget,
  "fillStyle" | "strokeStyle" | "globalAlpha" | "lineWidth" | "lineCap" | "lineJoin" | "font" | "textAlign"
>;
interface State extends Style {
  readonly dash: readonly number[];
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly top: number;
}
const first: State = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  globalAlpha: 1,
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  font: "400 10px sans-serif",
  textAlign: "left",
  dash: [],
  scaleX: 1,
  scaleY: 1,
  left: 0,
  top: 0,
};
const anchors: Readonly<Record<string, string>> = { center: "middle", right: "end", end: "end" };

export function svgTarget(): SvgTarget {
  const written: string[] = [];
  const kept: State[] = [];
  let path: string[] = [];
  /** Where the path stands, in the document; empty before it begins. */
  let at = "";
  let place: Pick<State, "dash" | "scaleX" | "scaleY" | "left" | "top"> = first;
  let ids = 0;

  const finite = (...values: readonly number[]) => values.every(Number.isFinite);
  const point = (x: number, y: number) =>
    `${xmlNumber(place.left + place.scaleX * x)} ${xmlNumber(place.top + place.scaleY * y)}`;
  const size = (length: number) => Math.abs(place.scaleX) * length;
  const opacity = (name: string) => ({ [name]: target.globalAlpha < 1 ? target.globalAlpha.toFixed(3) : undefined });
  const stroked = (): Attributes => ({
    stroke: String(target.strokeStyle),
    "stroke-width": size(target.lineWidth),
    ...opacity("stroke-opacity"),
    "stroke-linecap": target.lineCap === "butt" ? undefined : target.lineCap,
    "stroke-linejoin": target.lineJoin === "miter" ? undefined : target.lineJoin,
    "stroke-dasharray":
      place.dash.length > 0 ? place.dash.map((length) => xmlNumber(size(length))).join(" ") : undefined,
  });
  const element = (name: string, attributes: Attributes) => written.push(`<${name}${xmlAttributes(attributes)}/>`);
  const text = (words: string, x: number, y: number, attributes: Attributes) => {
    const [, weight = "400", height = "10", family = "sans-serif"] =
      /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(target.font) ?? [];
    const described: Attributes = {
      x: place.left + place.scaleX * x,
      y: place.top + place.scaleY * y,
      "font-family": family,
      "font-size": size(Number(height)),
      "font-weight": weight === "400" ? undefined : weight,
      "text-anchor": anchors[target.textAlign],
      ...attributes,
    };
    written.push(`<text${xmlAttributes(described)}>${xmlText(words)}</text>`);
  };

  const target: SvgTarget = {
    ...first,
    save: () => {
      const { fillStyle, strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, font, textAlign } = target;
      kept.push({ ...place, fillStyle, strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, font, textAlign });
    },
    restore: () => {
      const before = kept.pop();
      if (!before) return;
      const { dash, scaleX, scaleY, left, top, ...style } = before;
      place = { dash, scaleX, scaleY, left, top };
      Object.assign(target, style);
    },
    translate: (x, y) => {
      place = { ...place, left: place.left + place.scaleX * x, top: place.top + place.scaleY * y };
    },
    scale: (x, y) => {
      if (Math.abs(x) !== Math.abs(y)) throw new RangeError(`need one scale for both axes, got ${x} and ${y}`);
      place = { ...place, scaleX: place.scaleX * x, scaleY: place.scaleY * y };
    },
    setLineDash: (dash) => {
      place = { ...place, dash: [...dash] };
    },
    beginPath: () => {
      path = [];
      at = "";
    },
    closePath: () => void path.push("Z"),
    // As on a canvas, a piece of a path that is nowhere is none.
    moveTo: (x, y) => {
      if (!finite(x, y)) return;
      at = point(x, y);
      path.push(`M${at}`);
    },
    lineTo: (x, y) => {
      if (!finite(x, y)) return;
      const to = point(x, y);
      path.push(`${at === "" ? "M" : "L"}${to}`);
      at = to;
    },
    bezierCurveTo: (x1, y1, x2, y2, x, y) => {
      if (!finite(x1, y1, x2, y2, x, y)) return;
      if (at === "") path.push(`M${point(x1, y1)}`);
      at = point(x, y);
      path.push(`C${point(x1, y1)} ${point(x2, y2)} ${at}`);
    },
    arc: (x, y, radius, start, end) => {
      if (!finite(x, y, radius)) return;
      if (Math.abs(end - start) < 2 * Math.PI) throw new RangeError(`need a whole circle, got ${start} to ${end}`);
      const from = point(x + radius, y);
      const r = xmlNumber(size(radius));
      if (at !== from) path.push(`M${from}`);
      at = from;
      path.push(`A${r} ${r} 0 1 1 ${point(x - radius, y)}A${r} ${r} 0 1 1 ${from}`);
    },
    rect: (x, y, width, height) => {
      if (!finite(x, y, width, height)) return;
      at = point(x, y);
      path.push(`M${at}L${point(x + width, y)}L${point(x + width, y + height)}L${point(x, y + height)}Z`);
    },
    fill: (rule) => {
      if (path.length === 0) return;
      const d = path.join("");
      element("path", {
        d,
        fill: String(target.fillStyle),
        ...opacity("fill-opacity"),
        "fill-rule": rule === "evenodd" ? rule : undefined,
      });
    },
    stroke: () => {
      if (path.length > 0) element("path", { d: path.join(""), fill: "none", ...stroked() });
    },
    fillText: (words, x, y) => text(words, x, y, { fill: String(target.fillStyle), ...opacity("fill-opacity") }),
    strokeText: (words, x, y) => text(words, x, y, { fill: "none", ...stroked() }),

    group(attributes, paint) {
      written.push(`<g${xmlAttributes(attributes)}>`);
      const before = written.length;
      paint();
      if (written.length === before) written.pop();
      else written.push("</g>");
    },
    discs(places, radius) {
      const r = xmlNumber(size(radius));
      written.push(`<g${xmlAttributes({ fill: String(target.fillStyle), ...opacity("fill-opacity") })}>`);
      for (let i = 0; i < places.length; i += 2) {
        const [x, y] = [places[i] as number, places[i + 1] as number];
        if (!finite(x, y)) continue;
        const cx = xmlNumber(place.left + place.scaleX * x);
        const cy = xmlNumber(place.top + place.scaleY * y);
        written.push(`<circle cx="${cx}" cy="${cy}" r="${r}"/>`);
      }
      written.push("</g>");
    },
    image(href, { left, top, width, height }) {
      const box = { x: place.left + place.scaleX * left, y: place.top + place.scaleY * top };
      element("image", { href, ...box, width: size(width), height: size(height), preserveAspectRatio: "none" });
    },
    raw: (markup) => void written.push(markup),
    unit: () => size(1),
    freshId: () => `s${++ids}`,
    elements: () => written.join("\n"),
  };
  return target;
}
