import type { ControlName, PanelName } from "../../config/page-options.ts";

/** 20 × 20 line marks of what an embedded page may show: each looks like what it stands for. */
export const panelMarks: Readonly<Record<PanelName, string>> = {
  stage: "M3 3h14v14H3zM6 14l3-3M7.5 11H9v1.5M11 9l3-3M12.5 6H14v1.5",
  ladder: "M3 4h14M5 8.5h10M7 13h6M9 17h2",
  claim: "M3 6h14M3 10h14M3 14h8",
  loss: "M3.5 3.5v13h13M5.5 6c1.5 5 4 7 10.5 7.5",
  quality: "M4 16.5v-5M8 16.5v-9M12 16.5v-7M16 16.5V4M2.8 10h2.4M6.8 6h2.4M10.8 11h2.4M14.8 5.5h2.4",
  step: "M4.5 15.5 11 12M11 12 9.5 4.5M7.9 6.2l1.6-1.7 2.1 1M3.5 15.5h.1",
  outcome: "M3 16.5h14M4 16c2-.5 2.5-9 4.5-9s2 7 3.5 7 1.5-3 2.5-3 1 4.5 2 5",
  score: "M3.5 3.5v13h13M5.5 5.5c1 6 3 8.5 10.5 9M5.5 14c3-.5 7-3 10.5-7.5",
  data: "M5 6h.1M9 4.5h.1M13 7h.1M7 10h.1M11 11h.1M15 13h.1M6 14.5h.1M10 15.5h.1M15 4h.1",
  train: "M4 6h12M4 10h12M4 14h12M8 4.5v3M13 8.5v3M6.5 12.5v3",
  sample: "M4 5h.1M8 4h.1M12 5h.1M16 4h.1M10 8v8M6.5 12.5 10 16l3.5-3.5",
};

export const controlMarks: Readonly<Record<ControlName, string>> = {
  restart: "M5.2 6.2A6.3 6.3 0 1 1 3.8 11M5.2 2.8v3.6h3.6",
  step: "M5.5 4.5 12.5 10l-7 5.5ZM15 4.5v11",
  play: "M6 4v12l10-6Z",
  timeline: "M2.5 10h15M8 6.5v7",
  train: "M11 2.5 4.5 11.5h4.5l-.5 6 6.5-9h-4.5Z",
  layers: "m10 3 7.5 4-7.5 4-7.5-4ZM2.5 10.5l7.5 4 7.5-4M2.5 14l7.5 4 7.5-4",
  speed: "M3.5 15a7.5 7.5 0 1 1 13 0M10 12l3.5-4",
  draw: "M4 16l1-3.5L14 3.5l2.5 2.5L7.5 15Z",
  link: "M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7 7",
};

export const OptionMark = ({ path }: { readonly path: string }) => (
  <svg className="icon" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
