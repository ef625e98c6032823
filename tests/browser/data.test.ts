import type { Browser, Download, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { pngHeader } from "../imports/png-header.ts";
import { faults } from "./support/axe-faults.ts";
import { launchChromium } from "./support/launch-chromium.ts";
import { button, drawWithMouse, ready, sheet, slider, trainedSteps, trainFor } from "./support/playground-page.ts";
import { takeScreenshot } from "./support/take-screenshot.ts";
import { withPage } from "./support/with-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const desktop = { viewport: { width: 1440, height: 900 } };
const open = (use: (page: Page) => Promise<void>, query = "?alongside=0", options: object = desktop) =>
  withPage(browser, `${inject("pageAddress")}${query}`, options, async (page) => {
    await ready(page);
    await use(page);
  });

async function textOf(download: Download): Promise<string> {
  let text = "";
  for await (const piece of await download.createReadStream()) text += String(piece);
  return text;
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
/** The sentence that says why something was refused. */
const refusal = (page: Page) => page.locator("[role=alert].wrong");
/** Waits until the panel says this of the data. */
const says = (page: Page, text: string) => page.locator(".data").getByText(text).first().waitFor();
/** What is painted on the sheet. */
const painted = (page: Page) => sheet(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

interface File {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly type?: string;
}
async function choose(page: Page, file: File): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await button(page, "Choose a file").click();
  const buffer = Buffer.from(file.bytes as Uint8Array);
  await (await chooser).setFiles({ name: file.name, mimeType: file.type ?? "", buffer });
}

/** An image of 200 × 100 with a dark spot in its right half, as the browser itself encodes it. */
const halfInk = (page: Page, type = "image/png") =>
  page.evaluate(async (as) => {
    const canvas = new OffscreenCanvas(200, 100);
    const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.fillStyle = "white";
    context.fillRect(0, 0, 200, 100);
    context.fillStyle = "black";
    context.fillRect(120, 20, 60, 60);
    const blob = await canvas.convertToBlob({ type: as });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, type);

/** A PNG of one colour. */
const plainImage = (page: Page, width: number, height: number) =>
  page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
      context.fillStyle = "teal";
      context.fillRect(0, 0, wide, high);
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    },
    [width, height] as const,
  );

/** Dispatches what the browser does when something is pasted or dropped. */
const send = (page: Page, kind: "paste" | "dragover" | "drop", parts: { text?: string; file?: File }, on = "body") =>
  page.evaluate(
    ([event, given, target]) => {
      const data = new DataTransfer();
      if (given.text !== undefined) data.setData("text/plain", given.text);
      if (given.file) {
        const { bytes, name, type = "" } = given.file;
        data.items.add(new File([typeof bytes === "string" ? bytes : Uint8Array.from(bytes)], name, { type }));
      }
      const init = { bubbles: true, cancelable: true };
      document
        .querySelector(target)
        ?.dispatchEvent(
          event === "paste"
            ? new ClipboardEvent("paste", { ...init, clipboardData: data })
            : new DragEvent(event, { ...init, dataTransfer: data }),
        );
    },
    [kind, parts, on] as const,
  );

/** Drags the middle of an element by so many CSS px. */
async function drag(page: Page, element: Locator, right: number, down: number): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error("the handle is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2, { steps: 4 });
  await page.mouse.move(x + right, y + down, { steps: 4 });
  await page.mouse.up();
}
const numbersOf = (text: string | null) =>
  [...(text ?? "").replaceAll("−", "-").matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number));

describe("the mixture editor", () => {
  const component = (page: Page, number: number) =>
    page.getByRole("button", { name: new RegExp(`^Component ${number} at`) });
  /** x, y and share of a component. */
  const placeOf = async (page: Page, number: number) =>
    numbersOf(await component(page, number).getAttribute("aria-label")).slice(1);
  const axis = (page: Page, number: number) => slider(page, `Axis ${number} of component 1`);
  const lengthOf = async (page: Page, number: number) => Number(await axis(page, number).getAttribute("aria-valuenow"));
  const beginTwo = async (page: Page) => {
    await tab(page, "Mixture").click();
    await button(page, "Two peaks, 80 and 20 %").click();
    await says(page, "2 components");
  };

  test("moves, stretches and turns a component by the mouse, each drag one step of undo", () =>
    open(async (page) => {
      await beginTwo(page);
      expect(await placeOf(page, 1)).toEqual([0.5, 0.5, 80]);
      const square = await page.locator(".mixture-square").boundingBox();
      const unit = (square?.width ?? 0) / 2;

      await drag(page, component(page, 1), -0.5 * unit, 0.25 * unit);
      const [x, y] = await placeOf(page, 1);
      // A pixel is 0.008, and labels have two digits.
      expect(x).toBeCloseTo(0, 1);
      expect(Math.abs(y - 0.25)).toBeLessThan(0.02);
      await button(page, "Undo").click();
      expect(await placeOf(page, 1)).toEqual([0.5, 0.5, 80]);
      await button(page, "Redo").click();

      // The first axis points to the right: outwards by 0.4 of a unit is 0.2 longer, at two standard deviations.
      await drag(page, axis(page, 1), 0.4 * unit, 0);
      expect(Math.abs((await lengthOf(page, 1)) - 0.3)).toBeLessThan(0.02);
      expect(await lengthOf(page, 2)).toBe(0.1);
      expect(await axis(page, 1).getAttribute("aria-valuetext")).toMatch(/long at 0°/);
      await takeScreenshot(page, "mixture-editor");
      await button(page, "Undo").click();
      expect(await lengthOf(page, 1)).toBe(0.1);

      // Round by a right angle.
      const [box, middle] = [await axis(page, 1).boundingBox(), await component(page, 1).boundingBox()];
      const reach = (box?.x ?? 0) - (middle?.x ?? 0);
      await drag(page, axis(page, 1), -reach, -reach);
      expect(await axis(page, 1).getAttribute("aria-valuetext")).toMatch(/long at (89|90|−90|−89)°/);
    }));

  test("works by keyboard alone: begin, move, weigh, stretch, remove, undo", () =>
    open(async (page) => {
      const holdsFocus = (element: Locator) =>
        expect.poll(() => element.evaluate((each) => each === document.activeElement)).toBe(true);
      await tab(page, "Mixture").click();
      await button(page, "Two peaks, 80 and 20 %").focus();
      await page.keyboard.press("Enter");
      // What was pressed goes each time, and the focus stays in the editor.
      await holdsFocus(component(page, 1));
      await button(page, "Undo").focus();
      await page.keyboard.press("Enter");
      await says(page, "The present data are not a mixture.");
      await holdsFocus(button(page, "Undo"));
      await button(page, "Redo").click();
      await says(page, "2 components");
      await component(page, 2).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowUp");
      expect(await placeOf(page, 2)).toEqual([-0.46, -0.5, 20]);
      await page.keyboard.press("+");
      expect((await placeOf(page, 2))[2]).toBe(25);
      expect((await placeOf(page, 1))[2]).toBe(75);
      await page.keyboard.press("-");
      expect((await placeOf(page, 2))[2]).toBe(20);

      await component(page, 1).focus();
      await axis(page, 2).focus();
      await page.keyboard.press("ArrowUp");
      expect(await lengthOf(page, 2)).toBeCloseTo(0.11, 3);
      await page.keyboard.press("ArrowLeft");
      expect(await axis(page, 1).getAttribute("aria-valuetext")).toMatch(/at 5°/);

      await component(page, 2).focus();
      await page.keyboard.press("Delete");
      await says(page, "1 component");
      expect((await placeOf(page, 1))[2]).toBe(100);
      // The focus goes to a neighbour, and the last one stays.
      expect(await component(page, 1).evaluate((handle) => handle === document.activeElement)).toBe(true);
      await page.keyboard.press("Delete");
      await says(page, "1 component");
      await page.keyboard.press("Control+z");
      await says(page, "2 components");
      // None of these keys went to the sampler.
      expect(await page.getByTestId("sampler-step").count()).toBe(0);
    }));

  test("adds up to eight components by double click and by button, and says why there is no ninth", () =>
    open(async (page) => {
      await beginTwo(page);
      const square = await page.locator(".mixture-square").boundingBox();
      if (!square) throw new Error("no sheet");
      await page.mouse.dblclick(square.x + 0.25 * square.width, square.y + 0.25 * square.height);
      await says(page, "3 components");
      const [x, y, share] = await placeOf(page, 3);
      expect(Math.abs(x + 0.5)).toBeLessThan(0.03);
      expect(Math.abs(y - 0.5)).toBeLessThan(0.03);
      expect(share).toBe(33.3);
      for (let count = 4; count <= 8; count++) {
        await button(page, "Add a component").click();
        await says(page, `${count} components`);
      }
      expect(await button(page, "Add a component").getAttribute("aria-disabled")).toBe("true");
      expect(await button(page, "Add a component").getAttribute("data-tip")).toContain("eight components");
    }));

  test("takes numbers, and refuses a bad one in one sentence that keeps the last good one", () =>
    open(async (page) => {
      await beginTwo(page);
      const labels: Readonly<Record<string, string>> = { angle: "angle °", weight: "weight %" };
      const field = (name: string) => page.getByRole("textbox", { name: labels[name] ?? name, exact: true });
      const type = async (name: string, text: string) => {
        await field(name).fill(text);
        await page.keyboard.press("Enter");
      };
      await type("μ x", "−0,25");
      expect((await placeOf(page, 1))[0]).toBe(-0.25);
      await type("σ₂", "0.05");
      await type("angle", "30");
      await type("weight", "50");
      expect(await axis(page, 1).getAttribute("aria-valuetext")).toBe("0.1 long at 30°");
      expect((await placeOf(page, 2))[2]).toBe(50);
      expect(await refusal(page).count()).toBe(0);

      await type("σ₁", "0");
      expect(await refusal(page).innerText()).toBe(
        "Expected σ₁ from 0.02 to 1, and got “0”: with no width there is no density. The last good one stays.",
      );
      expect(await field("σ₁").inputValue()).toBe("0.1");
      for (const [name, text, range] of [
        ["μ y", "up", "−1 to 1"],
        ["μ y", "", "−1 to 1"],
        ["angle", "NaN", "−90 to 90"],
        ["weight", "250", "0 to 99"],
      ] as const) {
        await type(name, text);
        await expect.poll(() => refusal(page).innerText()).toContain(`from ${range} for ${name}`);
        expect(await refusal(page).innerText()).toContain(text === "" ? "nothing" : `“${text}”`);
      }
      expect(await placeOf(page, 1)).toEqual([-0.25, 0.5, 50]);
      // A good number takes the sentence away.
      await type("μ y", "0.25");
      await expect.poll(() => refusal(page).count()).toBe(0);
    }));

  test("begins from the drawing, trains, and becomes a drawing under the pen", () =>
    open(async (page) => {
      await button(page, "Eight peaks").click();
      await tab(page, "Mixture").click();
      await button(page, "Fit one to these data").click();
      await says(page, "8 components");
      await trainFor(page, 60);
      await tab(page, "Draw").click();
      await says(page, "Drawing on this mixture turns it into a drawing.");
      await drawWithMouse(page, [
        { x: -0.2, y: 0 },
        { x: 0.2, y: 0 },
      ]);
      await says(page, "% of the square");
      await button(page, "Undo").click();
      await says(page, "8 components");
    }));

  test("on a phone every handle is large enough for a finger", () =>
    open(
      async (page) => {
        await tab(page, "Data").click();
        await beginTwo(page);
        for (const handle of await page.locator(".handle").all()) {
          const box = await handle.boundingBox();
          expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
        }
        await page.evaluate(() => window.scrollTo(0, 0));
        await drag(page, component(page, 2), 60, 0);
        expect((await placeOf(page, 2))[0]).toBeGreaterThan(-0.3);
        await takeScreenshot(page, "mixture-phone");
      },
      "?theme=dark",
      { viewport: { width: 390, height: 844 }, hasTouch: true },
    ));
});

describe("imports", () => {
  const table = (rows: number) =>
    ["name,wide,high", ...Array.from({ length: rows }, (_, k) => `p${k},${100 + k},${2 * ((k * 7) % 5)}`)].join("\n");

  test("points from a file: what was read is told, they are learned, drawn on, and brought back by undo", () =>
    open(async (page) => {
      await tab(page, "Import").click();
      const before = await painted(page);
      await choose(page, { name: "walk.csv", bytes: table(101) });
      // 100 wide becomes 1.7.
      await says(page, "101 points from walk.csv, scale 1 : 58.8.");
      await says(page, "x is column wide, y column high: the first two of 3 with numbers.");
      await page.getByText("101 points", { exact: true }).waitFor();
      expect(await painted(page)).not.toBe(before);
      await takeScreenshot(page, "import-points");
      await trainFor(page, 30);

      await says(page, "Drawing on these points turns them into a drawing.");
      await drawWithMouse(page, [
        { x: 0, y: 0.5 },
        { x: 0.2, y: 0.6 },
      ]);
      await says(page, "% of the square");
      await button(page, "Undo").click();
      await says(page, "101 points from walk.csv");
      await button(page, "Undo").click();
      await page.mouse.move(0, 0);
      await expect.poll(() => painted(page)).toBe(before);
    }));

  test("few points are enough to see, and the page says how many would do", () =>
    open(async (page) => {
      await tab(page, "Import").click();
      await page.getByLabel("Points as text").fill(table(12));
      await button(page, "Use these points").click();
      await says(page, "12 points. About 60 are enough.");
      await says(page, "12 points from your text");
    }));

  test("an image, dark on light, becomes a density where it is dark, in every format", () =>
    open(async (page) => {
      await tab(page, "Import").click();
      for (const type of ["image/png", "image/jpeg", "image/webp"]) {
        const name = `half.${type.slice(6)}`;
        await choose(page, { name, bytes: Uint8Array.from(await halfInk(page, type)), type });
        await says(page, `A density from ${name}`);
        // 60 × 60 of 200 × 100, which is 56 cells wide: 17 × 17 of 64 × 64 cells, 7 %, and blurred edges.
        const percent = numbersOf(await page.getByText("% of the square").innerText())[0];
        expect(percent).toBeGreaterThan(6.5);
        expect(percent).toBeLessThan(10);
        // The spot lies right of the middle.
        const sides = await sheet(page).evaluate((element) => {
          const canvas = element as HTMLCanvasElement;
          const { data, width } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(
            0,
            0,
            canvas.width,
            canvas.height,
          );
          const dark = [0, 0];
          for (let at = 0; at < data.length; at += 4) {
            if (data[at] < 80) dark[(at / 4) % width < width / 2 ? 0 : 1]++;
          }
          return dark;
        });
        expect(sides[0]).toBe(0);
        expect(sides[1]).toBeGreaterThan(100);
      }
    }));

  test.each(["∇", "得分", "score matching"])("the word %s becomes a density", (word) =>
    open(async (page) => {
      await tab(page, "Import").click();
      const before = await painted(page);
      await page.getByLabel("Letter or word").fill(word);
      await page.keyboard.press("Enter");
      await says(page, `A density from “${word}”.`);
      const percent = numbersOf(await page.getByText("% of the square").innerText())[0];
      expect(percent).toBeGreaterThan(5);
      expect(percent).toBeLessThan(80);
      await button(page, "Undo").click();
      await expect.poll(() => painted(page)).toBe(before);
    }),
  );

  test("what is dropped on the panel or pasted on the page is imported, whatever tab is open", () =>
    open(async (page) => {
      const file = { name: "dropped.tsv", bytes: "1\t2\n3\t4\n5\t7" };
      await send(page, "dragover", { file }, ".data .panel");
      await page.getByText("Drop a table of points or an image here").waitFor();
      await send(page, "drop", { file }, ".data .panel");
      await says(page, "3 points from dropped.tsv");
      expect(await page.getByText("Drop a table of points or an image here").count()).toBe(0);
      expect(await tab(page, "Import").getAttribute("aria-selected")).toBe("true");

      await tab(page, "Draw").click();
      await send(page, "paste", { text: "0 0\n1 1\n0 1\n1 0" });
      await says(page, "4 points from your text");
      const image = { name: "image.png", type: "image/png", bytes: Uint8Array.from(await halfInk(page)) };
      await send(page, "paste", { file: { ...image, bytes: [...image.bytes] as unknown as Uint8Array } });
      await says(page, "A density from the pasted image");

      // What is pasted into a field is the field's, and what is dropped beside the panel changes nothing.
      await send(page, "drop", { file }, ".right");
      await page.getByLabel("Letter or word").focus();
      await send(page, "paste", { text: "1 2\n3 4" }, "input[name=text]");
      await says(page, "A density from the pasted image");
    }));

  const refused: readonly (readonly [what: string, file: File, sentence: string])[] = [
    [
      "text in a cell",
      { name: "a.csv", bytes: "x,y\n1,2\n3,four\n" },
      "Row 3: expected a number in column y, and found “four”.",
    ],
    [
      "NaN",
      { name: "a.csv", bytes: "x,y\n1,2\n3,4\nnan,5" },
      "Row 4: expected a finite number in column x, and found “nan”.",
    ],
    ["one column", { name: "a.csv", bytes: "x\n1\n2" }, "Expected two columns of numbers, and there is only one."],
    ["no rows", { name: "a.csv", bytes: "x,y\n" }, "Expected rows with two numbers each, and there are none."],
    ["nothing", { name: "a.csv", bytes: "" }, "Expected rows with two numbers each, and there are none."],
    [
      "neither text nor image",
      { name: "a.pdf", bytes: Uint8Array.of(37, 80, 68, 70, 0, 1) },
      "Expected a table of numbers or an image, and a.pdf is neither.",
    ],
    [
      "no image",
      { name: "a.png", bytes: "not a picture", type: "image/png" },
      "Expected an image that this browser can read, and a.png is none.",
    ],
    [
      "20 000 × 20 000",
      { name: "a.png", bytes: pngHeader(20_000, 20_000), type: "image/png" },
      "Expected an image of at most 16 384 pixels a side and 100 megapixels, and this one is 20 000 × 20 000.",
    ],
  ];
  test("each bad file gets one sentence, and the drawing stays", () =>
    open(async (page) => {
      await tab(page, "Import").click();
      const before = await painted(page);
      const plain = Uint8Array.from(await plainImage(page, 40, 30));
      const dot = Uint8Array.from(await plainImage(page, 1, 1));
      const images: typeof refused = [
        [
          "one colour",
          { name: "a.png", bytes: plain, type: "image/png" },
          "Expected an image with something on it, and all of its pixels are alike.",
        ],
        [
          "1 × 1",
          { name: "a.png", bytes: dot, type: "image/png" },
          "Expected an image of at least 2 × 2 pixels, and this one is 1 × 1.",
        ],
      ];
      for (const [what, file, sentence] of [...refused, ...images]) {
        await choose(page, file);
        const text = async () => (await refusal(page).innerText()).replaceAll("\u202f", " ");
        await expect.poll(text, { message: what }).toBe(`${sentence} The present data stay.`);
        expect(await painted(page), what).toBe(before);
      }
      await takeScreenshot(page, "import-refused");
      await page.getByLabel("Letter or word").fill("a".repeat(500));
      await page.keyboard.press("Enter");
      await expect
        .poll(() => refusal(page).innerText())
        .toContain("Expected at most 40 characters, and there are 500.");
      await page.getByLabel("Letter or word").fill("  ");
      await button(page, "Use this word").click();
      await expect.poll(() => refusal(page).innerText()).toContain("Expected 1 to 40 characters");
      expect(await painted(page)).toBe(before);
      expect(await button(page, "Undo").getAttribute("aria-disabled")).toBe("true");
      // The next good one takes the sentence away.
      await page.getByLabel("Points as text").fill("1,2\n3,4");
      await button(page, "Use these points").click();
      await says(page, "2 points from your text");
      expect(await refusal(page).count()).toBe(0);
    }));

  test("a file with a million rows is refused while the page lives on", () =>
    open(async (page) => {
      await tab(page, "Import").click();
      await page.evaluate(() => {
        const counted = window as unknown as { frames: number };
        counted.frames = 0;
        const count = () => {
          counted.frames++;
          requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
      });
      await choose(page, { name: "huge.csv", bytes: "0.1234567,0.7654321\n".repeat(1_000_000) });
      await expect.poll(() => refusal(page).innerText()).toMatch(/Expected at most 100.000 rows, and there are more\./);
      expect(await page.evaluate(() => (window as unknown as { frames: number }).frames)).toBeGreaterThan(1);
    }));

  test("what is refused is said in 简体中文 too", () =>
    open(async (page) => {
      await page.getByRole("tab", { name: "导入" }).click();
      await page.getByLabel("文本形式的点").fill("1,2\n3,abc");
      await page.getByRole("button", { name: "使用这些点" }).click();
      await expect.poll(() => refusal(page).innerText()).toBe("第 2 行：2 列应为数字，但得到“abc”。现有数据保持不变。");
      await takeScreenshot(page, "import-zh");
    }, "?lang=zh-Hans"));
});

describe("training on n points", () => {
  const openPoints = (page: Page) => page.locator("summary", { hasText: "Training data" }).click();

  test("shows the points, learns them, and warns where they are few", () =>
    open(async (page) => {
      const all = await painted(page);
      await openPoints(page);
      await page.getByLabel("Train on n points").check();
      await expect.poll(() => painted(page)).not.toBe(all);
      await slider(page, "Points").focus();
      await page.keyboard.press("Home");
      await says(page, "The network may learn these 10 points by heart.");
      // Each key press is a step, though two digits of the number are all that is kept.
      const count = () => slider(page, "Points").getAttribute("aria-valuetext");
      for (const expected of ["11", "12", "13"]) {
        await page.keyboard.press("ArrowRight");
        expect(await count()).toBe(expected);
      }
      for (const expected of ["12", "11", "10"]) {
        await page.keyboard.press("ArrowLeft");
        expect(await count()).toBe(expected);
      }
      await trainFor(page, 40);
      expect(await trainedSteps(page)).toBeGreaterThanOrEqual(40);
      await page.getByLabel("Train on n points").uncheck();
      await expect.poll(() => painted(page)).toBe(all);
    }));

  test("saves n points as CSV, in the units of the file they came from", () =>
    open(async (page) => {
      await send(page, "paste", { text: "1000 5\n1010 5\n1005 9" });
      await says(page, "3 points from");
      await openPoints(page);
      const download = page.waitForEvent("download");
      await page.getByLabel("Train on n points").check();
      await button(page, "Save 100 points as CSV").click();
      const [header, ...rows] = (await textOf(await download)).trimEnd().split("\n");
      expect(header).toBe("x,y");
      expect(rows).toHaveLength(100);
      const places = new Set(
        rows.map((row) =>
          row
            .split(",")
            .map((cell) => Math.round(Number(cell)))
            .join(" "),
        ),
      );
      // One hundred draws of three places miss one of them once in 10¹⁷.
      expect([...places].sort()).toEqual(["1000 5", "1005 9", "1010 5"]);
    }));

  test("imported points are saved as they are, and points of a drawing come back to their places", () =>
    open(async (page) => {
      await openPoints(page);
      const saved = async (name: string) => {
        const download = page.waitForEvent("download");
        await button(page, name).click();
        return textOf(await download);
      };
      const ofDrawing = await saved("Save 100 points as CSV");
      await tab(page, "Import").click();
      await choose(page, { name: "moons.csv", bytes: ofDrawing });
      await says(page, "100 points from moons.csv, scale 1 : 1.");
      // Imported points are of single precision.
      const single = (text: string) => text.split(/[\s,]/).map((cell) => Math.fround(Number(cell)));
      expect(single(await saved("Save 100 points as CSV"))).toEqual(single(ofDrawing));

      await send(page, "paste", { text: "1000 5\n1010 5\n1005 9" });
      await says(page, "3 points from");
      const rows = (await saved("Save 3 points as CSV")).trimEnd().split("\n").slice(1);
      // Kept in single precision at a scale of 0.17: 1e-6 of the file's extent of 10.
      const numbers = rows.flatMap((row) => row.split(",").map((cell) => Math.round(Number(cell) * 1e5) / 1e5));
      expect(numbers).toEqual([1000, 5, 1010, 5, 1005, 9]);
      // Then there is no number of points to choose.
      expect(await slider(page, "Points").count()).toBe(0);
    }));
});

describe("the train panel", () => {
  const noise = (page: Page) => page.locator("summary", { hasText: "Noise levels" });
  const levelAt = async (page: Page, level: number) =>
    Number(await slider(page, `Level ${level}`).getAttribute("aria-valuenow"));

  test("shows projections for sliced objectives only, what costs more, and the σ of the one level trained on", () =>
    open(async (page) => {
      const objective = page.getByLabel("Objective", { exact: true });
      const projections = page.getByRole("group", { name: "Projections v" });
      const cost = page.getByText("so steps cost more");
      for (const [value, sliced, costly] of [
        ["explicit", 0, 0],
        ["implicit", 0, 1],
        ["sliced-vr", 1, 1],
        ["denoising", 0, 0],
      ] as const) {
        await objective.selectOption(value);
        expect([await projections.count(), await cost.count()], value).toEqual([sliced, costly]);
      }
      await page.locator("summary", { hasText: "Network" }).click();
      await page.getByText("energy", { exact: true }).click();
      expect(await cost.count()).toBe(1);

      await page.getByText("one σ", { exact: true }).click();
      await slider(page, "Level trained").focus();
      await page.keyboard.press("Home");
      expect(await slider(page, "Level trained").getAttribute("aria-valuetext")).toBe("σ₁ · 1.000");
    }));

  test("edits the ladder by keyboard, by mouse and as text, and advises", () =>
    open(async (page) => {
      await noise(page).click();
      expect(await levelAt(page, 1)).toBe(1);
      await slider(page, "Level 3").focus();
      await page.keyboard.press("ArrowLeft");
      // 0.4192 · 1.05
      expect(await levelAt(page, 3)).toBe(0.4402);
      expect(await page.getByLabel("custom", { exact: true }).isChecked()).toBe(true);
      await drag(page, slider(page, "Level 10"), 12, 0);
      expect(await levelAt(page, 10)).toBeLessThan(0.02);

      await button(page, "Add a level").click();
      expect(await slider(page, "Level 11").count()).toBe(1);
      await slider(page, "Level 11").focus();
      await page.keyboard.press("Delete");
      await page.keyboard.press("Delete");
      expect(await page.getByRole("group", { name: "Noise levels on a" }).getByRole("slider").count()).toBe(9);

      const text = page.getByRole("textbox", { name: "σ of the levels" });
      await text.fill("1, 0.5 0.25");
      await page.keyboard.press("Enter");
      expect(await slider(page, "Noise level").getAttribute("aria-valuemax")).toBe("3");
      await text.fill("1 2 3");
      await page.keyboard.press("Enter");
      await expect.poll(() => refusal(page).innerText()).toContain("got “1 2 3”. The present ladder stays.");
      expect(await text.inputValue()).toBe("1 0.5 0.25");

      // Two moons drawn in cells of 0.031: a σ_L of 0.25 hides all of it.
      const advice = page.locator(".advice li");
      expect(await advice.count()).toBe(3);
      expect(await advice.nth(2).innerText()).toContain("blurs the finest detail");
      await takeScreenshot(page, "ladder-editor");
      // No slider beside what is dragged: it would make the ladder even.
      expect(await slider(page, "Smallest σ").count()).toBe(0);
      await button(page, "Use this").focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".advice li[data-verdict=good]").count()).toBe(3);
      expect(await button(page, "Use this").count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Advice");
      expect(await slider(page, "Smallest σ").count()).toBe(1);
      expect(await page.getByLabel("geometric", { exact: true }).isChecked()).toBe(true);

      await page.getByText("linear", { exact: true }).click();
      const [a, b, c] = [await levelAt(page, 1), await levelAt(page, 2), await levelAt(page, 3)];
      expect(a - b).toBeCloseTo(b - c, 3);
      await trainFor(page, 20);
    }));
});

test.each([
  ["light", desktop.viewport],
  ["dark", desktop.viewport],
  ["light", { width: 390, height: 844 }],
  ["dark", { width: 390, height: 844 }],
] as const)("axe finds nothing serious in the editors and imports, %s, %o", (theme, viewport) =>
  open(
    async (page) => {
      const phone = viewport.width < 700;
      if (phone) await tab(page, "Data").click();
      await tab(page, "Mixture").click();
      expect(await faults(page), "before there is a mixture").toEqual([]);
      await button(page, "Two peaks, 80 and 20 %").click();
      await page.getByRole("textbox", { name: "σ₁" }).fill("0");
      await page.keyboard.press("Enter");
      await refusal(page).waitFor();
      expect(await faults(page), "a mixture and a refusal").toEqual([]);
      await tab(page, "Import").click();
      await page.getByLabel("Points as text").fill("1,2\n3,4");
      await button(page, "Use these points").click();
      await says(page, "2 points from");
      await page.locator("summary", { hasText: "Training data" }).click();
      expect(await faults(page), "few points").toEqual([]);
      if (phone) await tab(page, "Train").click();
      await page.locator("summary", { hasText: "Noise levels" }).click();
      await page.locator(".advice").waitFor();
      expect(await faults(page), "the ladder editor").toEqual([]);
    },
    `?theme=${theme}`,
    { viewport },
  ),
);
