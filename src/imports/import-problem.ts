/** Why something that was to become data was refused, as data: the sentences are the page's. */
export type ImportProblem =
  /** No row of numbers. */
  | { readonly code: "empty" }
  /** Fewer than two columns of numbers. */
  | { readonly code: "columns"; readonly found: number }
  /** More rows than are taken; the rest was not read. */
  | { readonly code: "rows"; readonly most: number }
  /** A cell that is no number; `got` is empty where the cell is. */
  | { readonly code: "cell"; readonly row: number; readonly column: string; readonly got: string }
  /** NaN, an infinity, or a number too large for one. */
  | { readonly code: "not-finite"; readonly row: number; readonly column: string; readonly got: string }
  /** A quotation mark that does not close. */
  | { readonly code: "quotes"; readonly row: number }
  /** Neither text nor an image. */
  | { readonly code: "not-data"; readonly got: string }
  | { readonly code: "not-image"; readonly got: string }
  /** A side, or the whole, has too many pixels. */
  | { readonly code: "image-large"; readonly width: number; readonly height: number }
  | { readonly code: "image-small"; readonly width: number; readonly height: number }
  /** Every pixel is alike. */
  | { readonly code: "image-uniform" }
  | { readonly code: "word-blank" }
  | { readonly code: "word-long"; readonly got: number; readonly most: number }
  /** More than one file at once. */
  | { readonly code: "several"; readonly got: number }
  /** The browser could not read the file, or lacks what it takes. */
  | { readonly code: "unreadable"; readonly got: string }
  /** The code that reads it could not be fetched. */
  | { readonly code: "unfetched" };

/** Thrown by every import; whoever catches it makes a sentence of the problem. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

export function refuse(problem: ImportProblem): never {
  throw new ImportRefused(problem);
}
