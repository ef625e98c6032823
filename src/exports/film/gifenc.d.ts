/** What of gifenc 1.0 is used; the package has no types of its own. */
declare module "gifenc" {
  export type Palette = readonly (readonly [red: number, green: number, blue: number])[];
  export interface FrameOptions {
    /** Needed for the first frame; a later one without has that of the first. */
    readonly palette?: Palette;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** ms */
    readonly delay?: number;
    /** -1 once, 0 for ever. */
    readonly repeat?: number;
    /** 1 leaves the frame for the next to be laid over. */
    readonly dispose?: number;
  }
  export interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
  /** @param rgba [pixels, 4] */
  export function quantize(rgba: Uint8ClampedArray | Uint8Array, colours: number): Palette;
  export function applyPalette(rgba: Uint8ClampedArray | Uint8Array, palette: Palette): Uint8Array;
}
