/** The dialog that hands the playground on: links, frames, slides. */
export const share = {
  title: "Share",
};
