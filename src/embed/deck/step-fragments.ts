/** One fragment without a picture for every click, behind the frame that it moves, or at the end of the slide. */

const className = "scorescape-step";
const isOurs = (element: Element | null): element is HTMLElement => element?.classList.contains(className) === true;

function firstOf(anchor: HTMLElement): Element | null {
  return anchor.localName === "section"
    ? anchor.querySelector(`:scope > .${className}[data-scorescape-background]`)
    : anchor.nextElementSibling;
}

/** The fragments of an anchor, in the order of their clicks. */
export function fragmentsOf(anchor: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let next = firstOf(anchor); isOurs(next); next = next.nextElementSibling) found.push(next);
  return found;
}

/**
 * Numbers for the fragments of an anchor: of a list, one each; of a single number, that and the following; none, and
 * they come in the order of the document.
 */
export function fragmentIndices(text: string | null, clicks: number): readonly (number | null)[] {
  const given = (text ?? "")
    .split(/[\s,]+/)
    .filter((word) => /^\d{1,4}$/.test(word))
    .map(Number);
  return Array.from({ length: clicks }, (_, click) => {
    if (given.length === 0) return null;
    const last = given.length - 1;
    return click <= last ? given[click] : given[last] + click - last;
  });
}

/**
 * Makes it so many fragments.
 *
 * @returns whether any were added or taken away, so that the deck must sort them anew
 */
export function setFragments(anchor: HTMLElement, clicks: number): boolean {
  const present = fragmentsOf(anchor);
  if (present.length === clicks) return false;
  for (const fragment of present.slice(clicks)) fragment.remove();
  const behind = anchor.localName === "section";
  // A slide that was entered backwards shows its last fragment: there are only more of them now.
  const visible = present.at(-1)?.classList.contains("visible") === true;
  let before: Element | null = present.at(-1) ?? (behind ? anchor.lastElementChild : anchor);
  for (const index of fragmentIndices(anchor.getAttribute("data-fragment-index"), clicks).slice(present.length)) {
    const fragment = anchor.ownerDocument.createElement("span");
    fragment.className = visible ? `fragment ${className} visible` : `fragment ${className}`;
    fragment.hidden = true;
    if (behind) fragment.dataset["scorescapeBackground"] = "";
    if (index !== null) fragment.dataset["fragmentIndex"] = String(index);
    if (before) before.after(fragment);
    else anchor.append(fragment);
    before = fragment;
  }
  return true;
}

/** How many clicks have been made. */
export const clicksMade = (anchor: HTMLElement): number =>
  fragmentsOf(anchor).filter((fragment) => fragment.classList.contains("visible")).length;
