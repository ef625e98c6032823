import type { ReactNode } from "react";

export type LayerMark =
  | "showDensity"
  | "showLearned"
  | "showExact"
  | "showParticles"
  | "showTrails"
  | "showPaths"
  | "showData"
  | "showErrorArrows"
  | "showDenoiser"
  | "error"
  | "curl";

/** The marks of the stage's layers, 20 × 20: what a toggle shows is what it switches. */
export function MarkOf(props: {
  readonly layer: LayerMark;
  /** Colour of the level shown. */
  readonly colour: string;
  /** Colours of positive and negative values of the heat. */
  readonly heat: readonly [positive: string, negative: string];
}) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      {marks(props.colour, props.heat)[props.layer]}
    </svg>
  );
}

const marks = (colour: string, [positive, negative]: readonly [string, string]): Record<LayerMark, ReactNode> => ({
  showDensity: (
    <>
      <ellipse cx="10" cy="10" rx="8.5" ry="7" fill={colour} fillOpacity="0.2" stroke={colour} strokeOpacity="0.6" />
      <ellipse cx="10" cy="10" rx="4" ry="3.2" fill={colour} fillOpacity="0.7" />
    </>
  ),
  showLearned: (
    <>
      <path d="M3 17 13.5 6.5" stroke={colour} strokeWidth="2" />
      <path d="M17 3l-2.2 7.2-5-5z" fill={colour} />
    </>
  ),
  showExact: (
    <>
      <path d="M3 17 14 6" stroke="var(--ghost)" strokeWidth="1.3" />
      <path d="M17 3l-1.8 6-4.2-4.2z" fill="var(--ghost)" />
    </>
  ),
  showParticles: <circle cx="10" cy="10" r="3" fill="var(--ink)" />,
  showTrails: (
    <>
      <path d="M3 15c4 2 4-6 7-4 3 1.5 3-3 5-5" stroke={colour} strokeWidth="2" fill="none" strokeLinecap="round" />
      <circle cx="15.5" cy="5" r="2.6" fill="var(--ink)" />
    </>
  ),
  showPaths: (
    <>
      <path d="M5 16C3 6 17 15 15 5" stroke={colour} strokeWidth="2" fill="none" />
      <rect x="2.5" y="13.5" width="5" height="5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.4" />
      <circle cx="15" cy="4.5" r="3" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.4" />
      <circle cx="15" cy="4.5" r="1" fill="var(--ink)" />
    </>
  ),
  showData: (
    <g fill="var(--ghost)">
      <circle cx="5" cy="6" r="1.4" />
      <circle cx="12" cy="4.5" r="1.4" />
      <circle cx="9" cy="10" r="1.4" />
      <circle cx="15" cy="11" r="1.4" />
      <circle cx="6" cy="15" r="1.4" />
      <circle cx="13" cy="16" r="1.4" />
    </g>
  ),
  showErrorArrows: (
    <>
      <path d="M4 17 13.5 7.5" stroke="var(--ink)" strokeWidth="1.8" />
      <path d="M17 4l-2 6.6-4.6-4.6z" fill="var(--ink)" />
    </>
  ),
  showDenoiser: (
    <>
      <path d="M2.5 16.5 14.5 5.5M3 6l11 0M11 17.5 14.5 6" stroke={colour} strokeWidth="1.1" />
      <circle cx="14.8" cy="5.5" r="2.6" fill={colour} />
    </>
  ),
  error: (
    <>
      <rect x="2.5" y="2.5" width="15" height="15" rx="2" fill={positive} fillOpacity="0.25" />
      <path d="M2.5 11c4-3 6 4 10-.5 2-2.2 3.5-1.6 5-1v6a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2Z" fill={positive} />
    </>
  ),
  curl: (
    <g fill="none" strokeWidth="1.8">
      <path d="M10 3.2a6.8 6.8 0 0 1 0 13.6" stroke={positive} />
      <path d="M10 16.8a6.8 6.8 0 0 1 0-13.6" stroke={negative} />
      <path d="m12.4 1-2.6 2.2 2.6 2.4" stroke={positive} />
      <path d="m7.6 14.4 2.6 2.4-2.6 2.2" stroke={negative} />
    </g>
  ),
});
