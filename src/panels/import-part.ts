/** What reads files and texts, and its controls: one chunk. */
export { importFile } from "../imports/import-file.ts";
export { rasterFromWord } from "../imports/raster-from-word.ts";
export { ImportPanel } from "./import-panel.tsx";
export { openConfigFile } from "./open-config-file.ts";
