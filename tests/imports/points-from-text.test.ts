import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRows, pointsFromText } from "../../src/imports/points-from-text.ts";
import { problemOf } from "./read-problem.ts";

const read = (text: string | Uint8Array<ArrayBuffer>) => pointsFromText(new Blob([text]), "points.csv");
const refused = (text: string) => problemOf(() => read(text));

/** Points in the file's own units. */
async function inFile(text: string | Uint8Array<ArrayBuffer>): Promise<number[]> {
  const { points, origin } = await read(text);
  // Single precision holds seven digits; + 0 because -0 is another number to the test.
  return Array.from(points, (value, k) => Number((value / origin.scale + origin.centre[k & 1]).toFixed(5)) + 0);
}

const three = [1, 2, 3.5, -4, 0, 10];

test.each([
  ["commas", "1,2\n3.5,-4\n0,10"],
  ["a header", "x,y\n1,2\n3.5,-4\n0,10\n"],
  ["a header with spaces", "first axis, second axis\n1,2\n3.5,-4\n0,10\n"],
  ["tabs", "1\t2\n3.5\t-4\n0\t10\n"],
  ["semicolons and decimal commas", "x;y\n1,0;2,0\n3,5;-4,0\n0;10"],
  ["tabs and decimal commas", "1\t2\n3,5\t-4,0\n0\t10"],
  ["runs of spaces", "  1   2\n3.5 -4  \n 0  10"],
  ["Windows line breaks", "x,y\r\n1,2\r\n3.5,-4\r\n0,10\r\n"],
  ["old Macintosh line breaks", "1,2\r3.5,-4\r0,10"],
  ["quotes", '"x","y"\n"1","2"\n"3.5",-4\n0,"10"'],
  ["blank lines and comments", "# made by hand\n\nx,y\n1,2\n\n3.5,-4\n# the last\n0,10\n\n\n"],
  ["blank cells of a spreadsheet", "x,y\n1,2\n,\n3.5,-4\n0,10\n,\n"],
  ["a byte order mark", "\uFEFFx,y\n1,2\n3.5,-4\n0,10"],
  ["extra columns and names", "species,x,island,y,mass\na,1,b,2,9\nc,3.5,d,-4,9\ne,0,f,10,9"],
  ["columns x and y behind others", "step,level,x,y\n5,1,1,2\n5,1,3.5,-4\n5,1,0,10"],
  ["an index column without a name", ",name,x\n1,a,2\n3.5,b,-4\n0,c,10"],
  ["the true minus", "1,2\n3.5,−4\n0,10"],
])("points with %s are read", async (_, text) => {
  expect(await inFile(text)).toEqual(three);
});

test("text in UTF-16, as spreadsheets save it, is read", async () => {
  const text = "\uFEFFx\ty\n1\t2\n3.5\t-4\n0\t10";
  const bytes = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
  expect(await inFile(bytes)).toEqual(three);
});

test("points are put in the square with their aspect kept, and how is told", async () => {
  const { points, origin, rows, skipped, columns } = await read("# two\nwide,high\n10,5\n30,10\n");
  // 20 wide becomes 1.7 wide.
  expect(origin).toEqual({ name: "points.csv", centre: [20, 7.5], scale: expect.closeTo(0.085, 15) });
  expect(Array.from(points)).toEqual([-0.85, -0.2125, 0.85, 0.2125].map(Math.fround));
  expect({ rows, skipped }).toEqual({ rows: 2, skipped: 2 });
  expect(columns).toEqual({ names: ["wide", "high"], of: 2 });
});

test("which columns were taken is told, by number where they have no names", async () => {
  expect((await read("a,1,b,2\nc,3,d,4\n")).columns).toEqual({ names: ["2", "4"], of: 4 });
});

test("points that are all equal are one place in the middle, at scale 1", async () => {
  const { points, origin } = await read("7,8\n7,8\n7,8");
  expect(Array.from(points)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(origin).toMatchObject({ centre: [7, 8], scale: 1 });
});

test.each([
  ["", { code: "empty" }],
  ["\n\n  \n# nothing\n", { code: "empty" }],
  ["x,y\n", { code: "empty" }],
  ["x,y\n1,2\n3,abc\n", { code: "cell", row: 3, column: "y", got: "abc" }],
  ["1,2\n\n3,\n", { code: "cell", row: 3, column: "2", got: "" }],
  ["1,2\n3\n", { code: "cell", row: 2, column: "2", got: "" }],
  ["x,y\n1,abc\n", { code: "cell", row: 2, column: "y", got: "abc" }],
  ["x,y\n1,2\nnan,4\n", { code: "not-finite", row: 3, column: "x", got: "nan" }],
  ["1,2\n3,-Infinity\n", { code: "not-finite", row: 2, column: "2", got: "-Infinity" }],
  ["1,2\n3,1e400\n", { code: "not-finite", row: 2, column: "2", got: "1e400" }],
  ["x\n1\n2\n3\n", { code: "columns", found: 1 }],
  ["a,b,c\nred,1,x\nblue,2,y\n", { code: "columns", found: 1 }],
  ["Call me Ishmael.\nSome years ago\nnever mind how long\n", { code: "columns", found: 0 }],
  ['1,2\n"3,4\n', { code: "quotes", row: 2 }],
])("%j is refused, and the row named", async (text, problem) => {
  expect(await refused(text)).toEqual(problem);
});

test("a bad row is named by its number wherever it lies, also beyond the first piece that is read", async () => {
  const rows = Array.from({ length: 90_000 }, (_, row) => `${row},${(row * 7919) % 1000}.25`);
  rows[89_000] = "12,oops";
  expect(await refused(`x,y\n${rows.join("\n")}`)).toEqual({ code: "cell", row: 89_002, column: "y", got: "oops" });
});

test("so many rows are taken, and one more is refused", async () => {
  const rows = (count: number) => "0.125,0.25\n".repeat(count);
  expect((await read(rows(mostRows))).rows).toBe(100_000);
  expect(await refused(rows(mostRows + 1))).toEqual({ code: "rows", most: 100_000 });
});

test("of a file with a million rows no more is read than it takes to refuse it", async () => {
  const text = new Blob(["0.1234567,0.7654321\n".repeat(1_000_000)]);
  let read = 0;
  const watched = new Proxy(text, {
    get(target, name) {
      if (name === "size") return target.size;
      if (name !== "slice") throw new Error(`did not expect ${String(name)}`);
      return (start: number, end: number) => {
        read = Math.max(read, Math.min(end, target.size));
        return target.slice(start, end);
      };
    },
  });
  expect(await problemOf(() => pointsFromText(watched, "many.csv"))).toEqual({ code: "rows", most: 100_000 });
  // 100 000 rows are 2 MB; pieces are 1 MiB.
  expect(read).toBeLessThan(4_000_000);
});

test("a file that is no text is refused by its name", async () => {
  expect(await problemOf(() => read(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0])))).toEqual({
    code: "not-data",
    got: "points.csv",
  });
});

test("whatever points are written, in whatever form, are read back to single precision", async () => {
  const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const pair = fc.tuple(finite, finite);
  const form = fc.constantFrom(
    { delimiter: ",", decimal: "." },
    { delimiter: "\t", decimal: "." },
    { delimiter: "\t", decimal: "," },
    { delimiter: ";", decimal: "," },
    { delimiter: "  ", decimal: "." },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pair, { minLength: 1, maxLength: 80 }),
      form,
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.boolean(),
      async (pairs, { delimiter, decimal }, newline, header, quoted) => {
        const write = (value: number) => {
          const text = String(value).replace(".", decimal);
          return quoted ? `"${text}"` : text;
        };
        const rows = pairs.map((values) => values.map(write).join(delimiter));
        const text = [...(header ? [`x${delimiter}y`] : []), ...rows].join(newline);
        const { points, origin, rows: count } = await read(text);
        expect(count).toBe(pairs.length);
        const extent = 1.7 / origin.scale;
        for (const [i, values] of pairs.entries()) {
          for (const [axis, value] of values.entries()) {
            const back = points[2 * i + axis] / origin.scale + origin.centre[axis];
            // Single precision holds 2⁻²⁴ of the extent, and a tenth more is for the arithmetic.
            expect(Math.abs(back - value)).toBeLessThanOrEqual(extent * 2 ** -24 * 1.1 + Math.abs(value) * 1e-14);
            expect(Math.abs(points[2 * i + axis])).toBeLessThanOrEqual(0.85 + 1e-6);
          }
        }
      },
    ),
    { seed: 20260302, numRuns: 60 },
  );
});
