/** On a frame without steps: it plays by itself when its slide is first shown; "loop", again and again. */
export const playAttribute = "data-scorescape-play";

export interface SelfPlay {
  /** The slide is shown. */
  play(): void;
  /** A run has come to its end. */
  noteEnd(): void;
  /** The frame is another one now. */
  forget(): void;
}

/** For so long the end of a run is looked at before the next begins, milliseconds. */
const rest = 4000;

/** @param text of the attribute; null where there is none, which plays nothing */
export function createSelfPlay(text: string | null, start: () => void): SelfPlay {
  let played = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    play() {
      if (played || text === null) return;
      played = true;
      start();
    },
    noteEnd() {
      clearTimeout(timer);
      if (played && text === "loop") timer = setTimeout(start, rest);
    },
    forget() {
      clearTimeout(timer);
      played = false;
    },
  };
}
