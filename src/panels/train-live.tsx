import { formatCount, formatSignificant } from "../plots/format.ts";
import { drawnOf } from "../store/page-data.ts";
import type { Live } from "../store/state.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { SettingControl } from "./controls/setting-control.tsx";
import { useWords } from "./words.ts";

/** Whether a stroke trains, and what comes of it now. */
export function LiveSwitch() {
  const words = useWords().train.live;
  const live = usePlaygroundState((state) => state.live);
  const speaks = usePlaygroundState(({ config, data, example }) => config.live && drawnOf(data) && example === null);
  const training = usePlaygroundState((state) => state.phase === "training");
  const say = (shown: Live): string => {
    switch (shown.kind) {
      case "following":
        return training ? words.following : words.waiting;
      case "settled": {
        const step = formatCount(shown.step);
        return shown.excess === null ? words.rested(step) : words.settled(formatSignificant(shown.excess, 2), step);
      }
      case "paused":
        return words.paused;
      case "ready":
        return training ? words.byHand : words.ready;
      default:
        return shown satisfies never;
    }
  };
  return (
    <>
      <SettingControl name="live" />
      {/* An empty sheet says itself what to do, and in an example no stroke trains. */}
      {speaks ? (
        <p className="aside" data-testid="live" data-live={live.kind}>
          {say(live)}
        </p>
      ) : null}
    </>
  );
}
