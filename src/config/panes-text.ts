/** Panes of a comparison beside the first. */
export const mostOtherPanes = 3;

/**
 * The text of a comparison, pane by pane: "sampler:ddim,substeps:5;scoreUsed:exact". A pane that changes nothing is
 * "same". What the names and values mean is checked where they are read (panes.ts).
 */
export function splitPanes(text: string): readonly (readonly (readonly [string, string])[])[] | null {
  if (text === "") return [];
  const panes = text.split(";");
  if (panes.length > mostOtherPanes) return null;
  const read = panes.map((pane) =>
    pane === "same"
      ? []
      : pane.split(",").map((entry) => {
          const colon = entry.indexOf(":");
          return [entry.slice(0, Math.max(0, colon)), entry.slice(colon + 1)] as const;
        }),
  );
  return read.every((pane) => pane.every(([name]) => name !== "")) ? read : null;
}

export const isPanesText = (text: string): boolean => splitPanes(text) !== null;
