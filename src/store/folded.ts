import { type Observable, observable } from "./observable.ts";

/** Parts of the right column that fold. */
export const foldingParts = ["loss", "quality", "step", "outcome", "sizes", "readings"] as const;
export type FoldingPart = (typeof foldingParts)[number];
export type Folded = Readonly<Record<FoldingPart, boolean>>;

const key = "scorescape.folded";

/**
 * Which parts are folded, kept from visit to visit.
 *
 * @param storage null where the browser keeps nothing: then it is forgotten with the page
 */
export function foldedParts(storage: Pick<Storage, "getItem" | "setItem"> | null): Observable<Folded> {
  const folded = observable<Folded>(read(storage));
  folded.subscribe(() => {
    const names = foldingParts.filter((part) => folded.get()[part]);
    try {
      storage?.setItem(key, names.join(" "));
    } catch {
      // A full storage costs the memory of it, not the folding.
    }
  });
  return folded;
}

function read(storage: Pick<Storage, "getItem"> | null): Folded {
  const names = textIn(storage)?.split(" ") ?? [];
  return Object.fromEntries(foldingParts.map((part) => [part, names.includes(part)])) as Folded;
}

/** A browser that gave its storage may still refuse to read it. */
function textIn(storage: Pick<Storage, "getItem"> | null): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
