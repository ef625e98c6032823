/** One fragment without a picture for every click, beside the frame that it moves. */

const className = "scorescape-step";

/** The fragments of an anchor, in the order of their clicks. */
export function fragmentsOf(anchor: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  let next = anchor.nextElementSibling;
  while (next instanceof HTMLElement && next.classList.contains(className)) {
    found.push(next);
    next = next.nextElementSibling;
  }
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
  const indices = fragmentIndices(anchor.getAttribute("data-fragment-index"), clicks);
  const last = present.at(-1);
  let before: Element = present[Math.min(clicks, present.length) - 1] ?? anchor;
  for (const index of indices.slice(present.length)) {
    const fragment = anchor.ownerDocument.createElement("span");
    fragment.className = `fragment ${className}`;
    fragment.hidden = true;
    if (index !== null) fragment.dataset["fragmentIndex"] = String(index);
    // A slide that was entered backwards shows its last fragment: there are only more of them now.
    if (last?.classList.contains("visible")) fragment.classList.add("visible");
    before.after(fragment);
    before = fragment;
  }
  return true;
}

/** How many clicks have been made. */
export const clicksMade = (anchor: HTMLElement): number =>
  fragmentsOf(anchor).filter((fragment) => fragment.classList.contains("visible")).length;
