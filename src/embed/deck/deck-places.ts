/**
 * Where the frames of a deck are: in its slides, inside `<score-playground>`, and behind slides. An anchor is what the
 * author wrote: the iframe, the element, or the slide whose background it is.
 */
export const elementName = "score-playground";
export const stepsAttribute = "data-scorescape-steps";
export const backgroundAttribute = "data-background-iframe";

/** reveal.js keeps a slide's background outside it, and says on the slide which it is. */
type Slide = HTMLElement & { readonly slideBackgroundElement?: HTMLElement };

const isIframe = (anchor: HTMLElement): anchor is HTMLIFrameElement => anchor.localName === "iframe";
const isSlide = (anchor: HTMLElement): boolean => anchor.localName === "section";

export function anchorsIn(root: ParentNode): readonly HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>(
    `section[${backgroundAttribute}], .slides iframe, .slides ${elementName}`,
  );
  // On paper the backgrounds are among the slides.
  return [...all].filter((each) => !isIframe(each) || each.closest(`${elementName}, .slide-background`) === null);
}

/** The frame of an anchor; null as long as there is none. */
export function iframeOf(anchor: HTMLElement): HTMLIFrameElement | null {
  if (isIframe(anchor)) return anchor;
  if (!isSlide(anchor)) return anchor.shadowRoot?.querySelector("iframe") ?? anchor.querySelector("iframe");
  const background =
    anchor.closest(".pdf-page")?.querySelector(".slide-background") ?? (anchor as Slide).slideBackgroundElement;
  return background?.querySelector("iframe") ?? null;
}

/** What a frame's address says under a name; the frame itself may not be loaded yet. */
export function addressNumber(anchor: HTMLElement, name: string): number | null {
  const iframe = iframeOf(anchor);
  const names = [
    iframe?.getAttribute("src"),
    iframe?.getAttribute("data-src"),
    anchor.getAttribute(backgroundAttribute),
  ];
  const address = names.find((each) => each) ?? "";
  const text = new URLSearchParams(address.split("#")[0]?.split("?")[1] ?? "").get(name) ?? anchor.getAttribute(name);
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** The steps that an author wrote on the frame, or on the slide for its background or else its first frame. */
export function stepsTextOf(anchor: HTMLElement): string | null {
  const own = anchor.getAttribute(stepsAttribute);
  const slide = anchor.closest("section");
  if (own !== null || slide === null || slide.hasAttribute(backgroundAttribute)) return own;
  return anchorsIn(slide.parentElement ?? slide).find((each) => slide.contains(each)) === anchor
    ? slide.getAttribute(stepsAttribute)
    : null;
}

/** Whether a frame is one of a slide that can be seen: not of a fragment that is yet to come. */
export function isSeenOn(anchor: HTMLElement, slide: Element): boolean {
  if (anchor.closest("section") !== slide) return false;
  const fragment = anchor.closest(".fragment");
  return fragment === null || fragment.classList.contains("visible");
}
