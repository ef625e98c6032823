/** Traces SVG path data of straight pieces (M, L, H, V, h, v and Z), as the charts write them, on any path. */

const commands = /([MLHVhvZ])([^MLHVhvZ]*)/g;

/** @throws RangeError for path data of any other command */
export function tracePathData(path: Pick<CanvasPath, "moveTo" | "lineTo" | "closePath">, data: string): void {
  if (/[A-Za-z]/.test(data.replace(/[MLHVhvZ]/g, ""))) {
    throw new RangeError(`need path data of M, L, H, V, h, v and Z, got "${data.slice(0, 40)}"`);
  }
  let [x, y] = [0, 0];
  for (const [, command, text] of data.matchAll(commands)) {
    const [first = 0, second = 0] = (text ?? "")
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === "Z") path.closePath();
    else {
      if (command === "M" || command === "L") [x, y] = [first, second];
      else if (command === "H") x = first;
      else if (command === "V") y = first;
      else if (command === "h") x += first;
      else y += first;
      path[command === "M" ? "moveTo" : "lineTo"](x, y);
    }
  }
}
