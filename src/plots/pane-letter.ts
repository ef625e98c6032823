/** "A" to "D": what a pane of a comparison is called. */
export const paneLetter = (pane: number): string => String.fromCharCode(65 + pane);
