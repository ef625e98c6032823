/** A path that keeps its commands, for tests of what is traced. */
export interface RecordedPath {
  readonly commands: string[];
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
}

const rounded = (values: readonly number[]): string => values.map((value) => Number(value.toFixed(3)) + 0).join(" ");

export function recordedPath(): RecordedPath {
  const commands: string[] = [];
  return {
    commands,
    moveTo: (...values) => commands.push(`M ${rounded(values)}`),
    lineTo: (...values) => commands.push(`L ${rounded(values)}`),
    bezierCurveTo: (...values) => commands.push(`C ${rounded(values)}`),
    closePath: () => commands.push("Z"),
  };
}
