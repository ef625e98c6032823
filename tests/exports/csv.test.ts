import { expect, test } from "vitest";
import { csvBlob } from "../../src/exports/csv.ts";

test("a table is comments, a header and rows, each line ended as RFC 4180 has it", async () => {
  const blob = csvBlob(["made by hand"], ["a", "b"], [[1, "x"]]);
  expect(await blob.text()).toBe("# made by hand\r\na,b\r\n1,x\r\n");
  expect(blob.type).toBe("text/csv;charset=utf-8");
});

test("cells that would break a row are quoted, and what is no number is empty", async () => {
  const rows = [
    ['say "no"', "1,5"],
    ["two\nlines", null],
    [Number.NaN, Number.POSITIVE_INFINITY],
  ];
  const text = await csvBlob([], ["a", "b"], rows).text();
  expect(text).toBe('a,b\r\n"say ""no""","1,5"\r\n"two\nlines",\r\n,\r\n');
});

test("nine digits tell all single-precision numbers apart", async () => {
  const numbers = Float32Array.from({ length: 500 }, (_, i) => Math.sin(i) * 10 ** ((i % 20) - 10));
  const text = await csvBlob(
    [],
    ["value"],
    [...numbers].map((value) => [value]),
  ).text();
  expect(text.split("\r\n").slice(1, -1).map(Number).map(Math.fround)).toEqual([...numbers]);
});

test("a comment cannot begin a row or open a quotation", async () => {
  const text = await csvBlob(['first\r\n1,2\u2028"third'], ["a"], []).text();
  expect(text).toBe("# first 1,2 'third\r\na\r\n");
});

test("long tables are whole", async () => {
  const text = await csvBlob(
    [],
    ["i"],
    Array.from({ length: 50_000 }, (_, i) => [i]),
  ).text();
  expect(text.split("\r\n").slice(1, -1).map(Number)).toEqual(Array.from({ length: 50_000 }, (_, i) => i));
});
