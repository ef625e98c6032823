import { paneLetter } from "../plots/pane-letter.ts";

/** The letter of a pane: A filled, the others outlined. */
export const PaneLetter = ({ pane }: { readonly pane: number }) => (
  <b className={pane === 0 ? "pane-letter own" : "pane-letter"} aria-hidden="true">
    {paneLetter(pane)}
  </b>
);
