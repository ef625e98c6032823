import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface PageOptions extends BrowserContextOptions {
  /** Errors that the test brings about itself. */
  readonly expected?: readonly RegExp[];
}

/** What no test may expect: a policy that was broken, a request to somebody else. */
const never = /^(policy|elsewhere): /;

/** Machines whose addresses are the test's own servers. */
const own = /^(127\.0\.0\.1|(.*\.)?localhost)$/;

/** Says in the console what breaks the content security policy, in every frame. In a worker the browser says it itself. */
function tellViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    console.error(`policy: ${effectiveDirective} refused ${blockedURI} (${sourceFile})`);
  });
}

/**
 * Notes everything that goes wrong in the pages of a context: exceptions nobody caught, console errors, addresses that
 * fail, breaches of the content security policy, and requests to anybody but the test's own servers.
 */
async function watch(context: BrowserContext): Promise<string[]> {
  const errors: string[] = [];
  await context.addInitScript(tellViolations);
  context.on("weberror", (error) => errors.push(`uncaught ${error.error().stack ?? error.error().message}`));
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error") return;
    if (/Content Security Policy/.test(text)) errors.push(`policy: ${text}`);
    errors.push(never.test(text) ? text : `console: ${text} (${message.location().url})`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !own.test(hostname)) errors.push(`elsewhere: ${request.url()}`);
  });
  context.on("page", (page) => page.on("crash", () => errors.push("the page crashed")));
  return errors;
}

const unexpectedOf = (errors: readonly string[], expected: readonly RegExp[]): string[] =>
  errors.filter((text) => never.test(text) || !expected.some((pattern) => pattern.test(text)));

/** Wide enough for every panel at once. */
const desktop = { width: 1440, height: 900 };

/** No service worker unless a test is about it: nothing is kept from one page to the next. */
const newContext = (browser: Browser, options: BrowserContextOptions) =>
  browser.newContext({ viewport: desktop, serviceWorkers: "block", ...options });

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
  const context = await newContext(browser, contextOptions);
  const errors = await watch(context);
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    async close() {
      await context.close();
      const unexpected = unexpectedOf(errors, expected);
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
  const context = await newContext(browser, contextOptions);
  try {
    const errors = await watch(context);
    const page = await context.newPage();
    const unexpected = () => unexpectedOf(errors, expected);
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
