/** The page inside another one, and on a projector. */
export const embed = {
  title: "Embedded playground",
};
