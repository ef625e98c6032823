import { readValues } from "../../config/codec.ts";
import { pageOptionNames } from "../../config/page-options.ts";
import { defaultConfig, type SettingName, settingNames } from "../../config/settings.ts";
import type { Commands } from "../messages.ts";

/**
 * Attributes of `<score-playground>`: the names of settings and of page options as an address has them, `sigmaMax` or
 * `sigma-max` alike, since HTML knows no capitals; and a few of the frame's own.
 */

/** Whatever way it is written. */
const plainName = (name: string): string => name.replaceAll("-", "").toLowerCase();
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Of an address: `embed` is what the element is for. */
const addressNames: readonly string[] = [...settingNames, ...pageOptionNames].filter((name) => name !== "embed");
/** `width` is that of the frame, as everywhere in HTML; the network's has a name that says so. */
const networkWidth = "network-width";
const byPlainName = new Map([
  ...addressNames.filter((name) => name !== "width").map((name) => [plainName(name), name] as const),
  [plainName(networkWidth), "width"],
]);
const isSetting = (name: string): name is SettingName => Object.hasOwn(defaultConfig, name);

/** Of the frame: where it is, how large, what it is called, what it may do; `link` is the fragment of an address. */
export const frameAttributes = ["src", "width", "height", "title", "sandbox", "link"] as const;

export const observedAttributes: readonly string[] = [
  ...new Set([...addressNames.flatMap((name) => [kebab(name), name.toLowerCase()]), ...frameAttributes, networkWidth]),
];

type Attributes = Iterable<readonly [name: string, text: string]>;

/** The fragment, however it was copied. */
const fragmentOf = (link: string): string => link.slice(link.lastIndexOf("#") + 1);

/** An address that a frame would run as a script, or that is a document of its own, is none of a playground. */
const protocols: ReadonlySet<string> = new Set(["http:", "https:", "file:"]);

/**
 * Where a playground is, by the attribute `src`.
 *
 * @param src null where it is beside this module
 * @throws Error when it is no address of a page
 */
export function playgroundAt(src: string | null, { here, document }: { here: string; document: string }): string {
  if (src === null) return new URL("./", here).href;
  const address = URL.canParse(src, document) ? new URL(src, document) : null;
  if (address && protocols.has(address.protocol)) return address.href;
  throw new Error(`need src="https://…", the address of a playground, got "${src.slice(0, 80)}"`);
}

/**
 * The address of an embedded page.
 *
 * @param base the playground
 */
export function embeddedAddress(base: string, attributes: Attributes): string {
  const address = new URL(base);
  address.searchParams.set("embed", "1");
  for (const [attribute, text] of attributes) {
    const name = byPlainName.get(plainName(attribute));
    // A flag may stand without a value, as in HTML.
    if (name !== undefined) address.searchParams.set(name, text === "" ? "1" : text);
    else if (attribute === "link") address.hash = fragmentOf(text);
  }
  return address.href;
}

/** What a change of attributes comes to: another frame, or settings for the one there is. */
export interface Changed {
  readonly reload: boolean;
  readonly settings: Commands["load"]["payload"];
}

/** @param changes names and texts, null for an attribute that was taken away */
export function readChanges(changes: Iterable<readonly [name: string, text: string | null]>): Changed {
  let reload = false;
  const settings: Record<string, unknown> = {};
  for (const [attribute, text] of changes) {
    const name = byPlainName.get(plainName(attribute));
    if (name === undefined) {
      if (attribute === "link" && text !== null) settings["link"] = fragmentOf(text);
      else reload ||= attribute === "src" || attribute === "sandbox" || attribute === "link";
    } else if (!isSetting(name)) reload = true;
    else if (text === null) settings[name] = defaultConfig[name];
    else Object.assign(settings, readValues([[name, text === "" ? "1" : text]]).values);
  }
  return { reload, settings };
}
