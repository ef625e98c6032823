import { messageRate } from "./host/message-rate.ts";

/** Below what a playground hears, for somebody else may talk to it too. */
const perSecond = 150;
const mostWaiting = 40;
/** Between two looks whether there is room again, ms. */
const look = 20;

/** Lets questions go out no faster than a playground hears them: the others wait, in the order in which they were asked. */
export function paced(now: () => number = () => performance.now()) {
  const rate = messageRate({ perSecond, mostWaiting, now });
  const waiting: (() => Promise<void>)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = () => {
    clearTimeout(timer);
    while (waiting.length > 0 && rate.admits()) {
      const next = waiting.shift();
      if (next) void rate.whileWaiting(next).then(goOn);
    }
    if (waiting.length > 0) timer = setTimeout(goOn, look);
  };
  return <Result>(ask: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push(() => ask().then(resolve, reject));
      goOn();
    });
}
