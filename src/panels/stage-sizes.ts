/** A stage narrower than this, px, has smaller marks: on a small picture they would stand for most of it. */
const roomy = 340;

export const isRoomy = (side: number): boolean => side >= roomy;

/** A stage narrower than this, px, has no room for a plate of two lines beside a mode. */
const tiny = 260;

export const isTiny = (side: number): boolean => side < tiny;

/** Magnification of what stands on a stage. */
export const markSize = (side: number): number => (isRoomy(side) ? 1 : 0.75);
