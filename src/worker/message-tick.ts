/**
 * A task of its own by way of a MessageChannel: timers are throttled in hidden tabs and clamped to 4 ms, and animation
 * frames do not come at all.
 *
 * @returns resolves after the messages that are already waiting were handled
 */
export function messageTicks(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
