/** Between two beats, ms. */
const interval = 2000;
/** Silence after which the worker is given up, ms: longer than any kernel takes to compile. */
const longestSilence = 15_000;

export interface HeartbeatOptions {
  /** Asks for a sign of life. */
  readonly ping: () => Promise<unknown>;
  /** Whether the page is visible; a hidden page's timers tell nothing of its worker. */
  readonly visible: () => boolean;
  readonly onDead: () => void;
}

/**
 * Asks the worker for a sign of life every two seconds. Silence is counted in beats, not by the clock, so that a
 * computer waking from sleep does not take its own absence for the worker's.
 *
 * @returns stops it
 */
export function startHeartbeat({ ping, visible, onDead }: HeartbeatOptions): () => void {
  let waiting = false;
  let silence = 0;
  const timer = setInterval(() => {
    if (!visible()) {
      silence = 0;
      return;
    }
    if (waiting) {
      silence += interval;
      if (silence >= longestSilence) {
        clearInterval(timer);
        onDead();
      }
      return;
    }
    waiting = true;
    silence = 0;
    const heard = () => {
      waiting = false;
    };
    ping().then(heard, heard);
  }, interval);
  return () => clearInterval(timer);
}
