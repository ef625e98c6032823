import { expect, test } from "vitest";
import { svgDocument } from "../../../src/exports/svg/svg-document.ts";
import { type SvgTarget, svgTarget } from "../../../src/exports/svg/svg-target.ts";
import { elementsNamed, parsedXml } from "../parsed-xml.ts";

const written = (
  paint: (svg: SvgTarget) => void,
  texts: { title?: string; description?: string; link?: string } = {},
) => {
  const svg = svgTarget();
  paint(svg);
  const { title = "A title", description = "A description", link = "https://example.org/?seed=7&levels=4" } = texts;
  return parsedXml(
    svgDocument({ width: 300, height: 200, title, description, link, language: "en", elements: svg.elements() }),
  );
};

test("paths have the style in force, and their places the scales in force", () => {
  const root = written((svg) => {
    svg.save();
    svg.translate(100, 100);
    svg.scale(50, -50);
    svg.strokeStyle = "#a3239f";
    svg.lineWidth = 0.04;
    svg.globalAlpha = 0.42;
    svg.setLineDash([0.1, 0.06]);
    svg.beginPath();
    svg.moveTo(-1, 1);
    svg.lineTo(0.5, 0);
    svg.stroke();
    svg.restore();
    svg.beginPath();
    svg.rect(1, 2, 3, 4);
    svg.fill("evenodd");
  });
  const [line, box] = elementsNamed(root, "path");
  expect(line?.attributes).toEqual({
    d: "M50 50L125 100",
    fill: "none",
    stroke: "#a3239f",
    "stroke-width": "2",
    "stroke-opacity": "0.420",
    "stroke-dasharray": "5 3",
  });
  expect(box?.attributes).toEqual({ d: "M1 2L4 2L4 6L1 6Z", fill: "#000000", "fill-rule": "evenodd" });
});

test("what is nowhere leaves no piece, as on a canvas", () => {
  const root = written((svg) => {
    svg.beginPath();
    svg.moveTo(Number.NaN, 0);
    svg.lineTo(10, 20);
    svg.lineTo(Number.POSITIVE_INFINITY, 0);
    svg.arc(Number.NaN, 1, 2, 0, 7);
    svg.lineTo(30, 40);
    svg.stroke();
    svg.discs(Float32Array.of(1, 2, Number.NaN, 3, 4, 5), 2);
    svg.beginPath();
    svg.stroke();
  });
  expect(elementsNamed(root, "path").map(({ attributes }) => attributes["d"])).toEqual(["M10 20L30 40"]);
  expect(elementsNamed(root, "circle").map(({ attributes }) => [attributes["cx"], attributes["cy"]])).toEqual([
    ["1", "2"],
    ["4", "5"],
  ]);
});

test("a circle is two halves", () => {
  const root = written((svg) => {
    svg.scale(2, 2);
    svg.beginPath();
    svg.arc(10, 10, 3, 0, 2 * Math.PI);
    svg.fill();
  });
  expect(elementsNamed(root, "path")[0]?.attributes["d"]).toBe("M26 20A6 6 0 1 1 14 20A6 6 0 1 1 26 20");
});

test("a part of a circle or two scales are refused, since neither could be written", () => {
  const svg = svgTarget();
  expect(() => svg.arc(0, 0, 1, 0, 1)).toThrow("need a whole circle, got 0 to 1");
  expect(() => svg.scale(1, 2)).toThrow("need one scale for both axes, got 1 and 2");
});

test("texts are texts, with their typefaces to fall back on", () => {
  const root = written((svg) => {
    svg.scale(2, 2);
    svg.font = '700 13px "Inter Variable", Inter, sans-serif';
    svg.textAlign = "center";
    svg.fillStyle = "#16171b";
    svg.fillText("σ₅ = 0.243", 10, 20);
  });
  const [text] = elementsNamed(root, "text");
  expect(text?.text).toBe("σ₅ = 0.243");
  expect(text?.attributes).toEqual({
    x: "20",
    y: "40",
    "font-family": '"Inter Variable", Inter, sans-serif',
    "font-size": "26",
    "font-weight": "700",
    "text-anchor": "middle",
    fill: "#16171b",
  });
});

test("hostile texts stay texts", () => {
  const hostile = `</text><script>alert("1")</script>&lt;\u0000\u001b\ud800 ]]> <!-- ' -->`;
  const root = written((svg) => svg.fillText(hostile, 0, 0), { title: hostile, description: hostile, link: hostile });
  const expected = `</text><script>alert("1")</script>&lt; ]]> <!-- ' -->`;
  expect(elementsNamed(root, "script")).toEqual([]);
  for (const name of ["text", "title", "desc", "dc:source"]) {
    expect(elementsNamed(root, name)[0]?.text).toBe(expected);
  }
});

test("the document says its size, its language and where it comes from", () => {
  const root = written(() => {});
  expect(root.attributes).toMatchObject({ width: "300", height: "200", viewBox: "0 0 300 200", lang: "en" });
  expect(elementsNamed(root, "dc:source")[0]?.text).toBe("https://example.org/?seed=7&levels=4");
});

test("a group without anything in it is left out", () => {
  const root = written((svg) => {
    svg.group({ "data-layer": "trails" }, () => {});
    svg.group({ "data-layer": "scale" }, () => svg.fillText("σ", 0, 0));
  });
  expect(elementsNamed(root, "g").map(({ attributes }) => attributes["data-layer"])).toEqual(["scale"]);
});
