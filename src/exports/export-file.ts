/** A file for the user's disk. */
export interface ExportFile {
  /** With its extension. */
  readonly name: string;
  readonly blob: Blob;
}
