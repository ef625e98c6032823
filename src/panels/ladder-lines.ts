/** Least height of a rung of a figure's ladder with two lines of text beside it, and with one, in sizes of text. */
export const ladderLines = { two: 3.2, one: 1.7 } as const;
