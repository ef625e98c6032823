/** Lazy frames that stay loaded: each has a worker and a network, some 50 MB. */
const most = 8;

/**
 * reveal.js unloads a lazy frame when its slide is left. One that has been loaded is kept, paused: it goes on exactly
 * where it was, at once. The oldest make room for others.
 */
export interface KeptFrames {
  /**
   * A playground of a slide is there. Any other page is left to reveal.js, which ends it with its slide; and backgrounds
   * are, which it would not load again.
   */
  add(iframe: HTMLIFrameElement): void;
}

export interface KeptFramesOptions {
  readonly isSeen: (iframe: HTMLIFrameElement) => boolean;
  /** Lets it be loaded again where it was, by its data-src. */
  readonly letGo: (iframe: HTMLIFrameElement) => void;
}

export function createKeptFrames({ isSeen, letGo }: KeptFramesOptions): KeptFrames {
  const kept: HTMLIFrameElement[] = [];
  return {
    add(iframe) {
      const lazy = iframe.hasAttribute("data-src") || iframe.hasAttribute("data-lazy-loaded");
      if (!lazy || !iframe.hasAttribute("src")) return;
      iframe.removeAttribute("data-src");
      iframe.removeAttribute("data-lazy-loaded");
      kept.push(iframe);
      if (kept.length <= most) return;
      const oldest = kept.findIndex((each) => each !== iframe && !isSeen(each));
      if (oldest < 0) return;
      for (const each of kept.splice(oldest, 1)) {
        letGo(each);
        each.removeAttribute("src");
      }
    },
  };
}
