/** Typefaces of pictures: those of the style sheet, which has the same lists. */
export const sans =
  '"Inter Variable", Inter, "Segoe UI", Roboto, "Noto Sans", system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
export const serif =
  '"Source Serif 4 Variable", "Source Serif", Charter, Georgia, "Noto Serif CJK SC", "Songti SC", serif';

/** A canvas's font. @param size px */
export const font = (size: number, weight: 400 | 700 = 400, family: string = sans): string =>
  `${weight} ${size}px ${family}`;
