/** Files of what is shown. */
export const exporting = {
  title: "Export",
};
