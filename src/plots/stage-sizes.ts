/** A stage narrower than this, px, has smaller marks: on a small picture they would stand for most of it. */
const roomy = 340;

export const isRoomy = (side: number): boolean => side >= roomy;

/** A stage narrower than this, px, has no room for a plate of two lines beside a mode. */
const tiny = 260;

export const isTiny = (side: number): boolean => side < tiny;

/** Particles and trails have their full size on a stage of so many px. */
const wholeParticles = 480;

/** Magnification of particles and trails: on a small stage as many discs of one size would hide the field. */
export const particleSize = (side: number): number => Math.min(1, Math.max(0.65, side / wholeParticles));

/** Magnification of what else stands on a stage. */
export const markSize = (side: number): number => (isRoomy(side) ? 1 : 0.75);
