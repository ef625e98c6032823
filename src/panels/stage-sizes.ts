/** A stage narrower than this, px, has smaller marks: on a small picture they would stand for most of it. */
const roomy = 340;

export const isRoomy = (side: number): boolean => side >= roomy;

/** Magnification of what stands on a stage. */
export const markSize = (side: number): number => (isRoomy(side) ? 1 : 0.75);
