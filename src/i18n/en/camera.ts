/** What the stage looks at. */
export const camera = {
  view: "View",
  in: "Zoom in",
  inHelp: "Zoom in (+). Also by double click, by two fingers, or by the wheel with Ctrl or ⌘; then drag to move.",
  out: "Zoom out",
  outHelp: "Zoom out (−). Also by double click with Shift.",
  whole: "Whole square",
  wholeHelp: "Show the whole square (0)",
  times: (zoom: string) => `${zoom}×`,
};
