import { resolve } from "node:path";

/** The build that is tested; SCORESCAPE_DIST names another one. */
export const dist = resolve(process.env["SCORESCAPE_DIST"] ?? resolve(import.meta.dirname, "../../../dist"));

/** The page as one file, built with it. */
export const singleFile = resolve(`${dist}-single`, "scorescape.html");
