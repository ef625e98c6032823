/** The page as a figure: inside another one, and on a projector. */
export const embed = {
  gapCaption: (sigma: string) => ({ before: "The gap is how wrong the field at ", sigma, after: " still is." }),
  timelineStep: (step: string) => `step ${step}`,
  training: (step: string) => `Step ${step}`,
  fullPage: "Open the full page",
  fullPageHelp: "Opens what is shown, with its drawing and settings, as a page of its own in a new tab",
  draw: "Draw on the stage",
  drawHelp: "The pen draws on the stage itself: switch it off to read values and to choose particles",
  chart: "Chart",
  stage: "Stage",
  tools: "Data, training and sampling",
};
