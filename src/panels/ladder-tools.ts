/** What the noise ladder is made with: one chunk. */
export { LadderAdvice } from "./ladder-advice.tsx";
export { LadderEditor } from "./ladder-editor.tsx";
