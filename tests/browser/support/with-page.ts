import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export interface PageOptions extends BrowserContextOptions {
  /** Errors that the test brings about itself. */
  readonly expected?: readonly RegExp[];
}

/** Notes everything that went wrong in a page: exceptions nobody caught, console errors, addresses that failed. */
function watch(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`uncaught ${error.stack ?? error.message}`));
  page.on("crash", () => errors.push("the page crashed"));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  return errors;
}

/** Wide enough for every panel at once. */
const desktop = { width: 1440, height: 900 };

/** A page that stays open over several tests. */
export interface OpenPage {
  readonly page: Page;
  /** Closes it; rejects when anything went wrong in it that was not expected. */
  close(): Promise<void>;
}

/** Opens a page in a context of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  { expected = [], ...contextOptions }: PageOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: desktop, ...contextOptions });
  const page = await context.newPage();
  const errors = watch(page);
  await page.goto(address);
  return {
    page,
    async close() {
      await context.close();
      const unexpected = errors.filter((text) => !expected.some((pattern) => pattern.test(text)));
      if (unexpected.length > 0) throw new Error(`errors in the page:\n${unexpected.join("\n")}`);
    },
  };
}

/**
 * Opens a page in a context of its own, uses it and closes it.
 *
 * @throws Error when anything went wrong in the page that `expected` does not name
 */
export async function withPage<Result>(
  browser: Browser,
  address: string,
  { expected = [], ...contextOptions }: PageOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: desktop, ...contextOptions });
  try {
    const page = await context.newPage();
    const errors = watch(page);
    const unexpected = () => errors.filter((text) => !expected.some((pattern) => pattern.test(text)));
    let result: Result;
    try {
      await page.goto(address);
      result = await use(page);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (unexpected().length === 0) throw error;
      throw new Error(`${message}\nThe page had said:\n${unexpected().join("\n")}`, { cause: error });
    }
    if (unexpected().length > 0) throw new Error(`errors in the page:\n${unexpected().join("\n")}`);
    return result;
  } finally {
    await context.close();
  }
}
