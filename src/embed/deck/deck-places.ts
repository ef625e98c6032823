/** Where the frames of a deck are: in its slides, in their backgrounds, and inside `<score-playground>`. */
export interface FramePlace {
  /** What the author wrote, with the attributes: the iframe itself, or the element around it. */
  readonly anchor: HTMLElement;
  readonly iframe: HTMLIFrameElement;
}

export const elementName = "score-playground";
export const stepsAttribute = "data-scorescape-steps";

/** The frame of an anchor; null as long as the element has not made it. */
export function iframeOf(anchor: HTMLElement): HTMLIFrameElement | null {
  if (anchor instanceof HTMLIFrameElement) return anchor;
  return anchor.shadowRoot?.querySelector("iframe") ?? anchor.querySelector("iframe");
}

export function placesIn(root: ParentNode): readonly FramePlace[] {
  return [...root.querySelectorAll<HTMLElement>(`iframe, ${elementName}`)].flatMap((anchor) => {
    const iframe = iframeOf(anchor);
    const inElement = anchor instanceof HTMLIFrameElement && anchor.closest(elementName) !== null;
    return iframe === null || inElement ? [] : [{ anchor, iframe }];
  });
}

/** reveal.js keeps a slide's background outside it, and says on the slide which it is. */
type Slide = HTMLElement & { readonly slideBackgroundElement?: HTMLElement };

/** Whether a frame is one of a slide that can be seen: not of a fragment that is yet to come. */
export function isSeenOn(anchor: HTMLElement, slide: Slide): boolean {
  if (slide.slideBackgroundElement?.contains(anchor)) return true;
  if (anchor.closest("section") !== slide) return false;
  const fragment = anchor.closest(".fragment");
  return fragment === null || fragment.classList.contains("visible");
}
