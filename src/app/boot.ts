import { chooseLanguage, languageNamed } from "../i18n/languages.ts";

/**
 * The script that the built document names: it decides which of two builds of the page is loaded. A page with an opaque
 * origin (in a frame with sandbox="allow-scripts" alone, or opened from disk) is given no module, no worker and no font by
 * a plain host, and asking for one is an error in the console: there the whole page is one script that needs nothing else.
 * Everywhere else it asks for the modules of the first picture, which the document has had prefetched meanwhile: that asks
 * without an origin, so that nobody refuses it. The reader's words come with them.
 *
 * The build writes addresses into the document, since they change from build to build.
 */
const boot = document.currentScript as HTMLScriptElement;
const address = (name: string): string => boot.getAttribute(`data-${name}`) ?? "";

function add<Name extends "link" | "script">(name: Name, attributes: Partial<HTMLElementTagNameMap[Name]>): void {
  document.head.append(Object.assign(document.createElement(name), attributes));
}

/** A script that was fetched early must not run before the document that it fills is there. */
const parsed = (then: () => void) => document.addEventListener("DOMContentLoaded", then);

function loadModules(): void {
  const asked = new URLSearchParams(location.search).get("lang");
  const words = address(chooseLanguage(languageNamed(asked), navigator.languages));
  const prefetched = Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=prefetch]"), ({ href }) => href);
  for (const href of [...prefetched, words]) add("link", { rel: "modulepreload", href });
  parsed(() => add("script", { type: "module", src: address("first") }));
}

function loadOneScript(): void {
  const src = address("solo");
  add("link", { rel: "preload", as: "script", href: src });
  parsed(() => {
    // The document's own style names fonts that would not be given.
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.remove();
    add("script", { src });
  });
}

if (self.origin === "null") loadOneScript();
else loadModules();
