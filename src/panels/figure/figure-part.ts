import "./figure.css";
import "./present.css";

/** The page as a figure, inside another page or on a projector: fetched where it is one. */
export { Embed } from "./embed.tsx";
export { Present } from "./present.tsx";
