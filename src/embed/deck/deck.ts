/** What the plugin needs of reveal.js 6: https://revealjs.com/api/ */
export interface Deck {
  getRevealElement(): HTMLElement | null;
  getCurrentSlide(): HTMLElement;
  getConfig(): { readonly fragments?: boolean };
  /** Re-sorts the fragments of a slide after some were added. */
  syncFragments(slide: HTMLElement): unknown;
  isReady(): boolean;
  isPrintView(): boolean;
  /** True in the small decks of the speaker's window. */
  isSpeakerNotes(): boolean;
  isPaused(): boolean;
  on(event: string, listener: (event: Event) => void): void;
  off(event: string, listener: (event: Event) => void): void;
}
