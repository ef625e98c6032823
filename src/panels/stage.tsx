import { useEffect, useRef } from "react";
import { formatCount, formatFixed, formatSigmaLong, levelName } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { scaleBar } from "../plots/scale-bar.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { levelShown, sigmaShown } from "../store/derived.ts";
import { firstPane, isFinished } from "../store/panes.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { Mark } from "./mark.tsx";
import { Alarms, Notes } from "./notices.tsx";
import { ErrorCanvas } from "./stage-errors.tsx";
import { FieldCanvas } from "./stage-field.tsx";
import { HeatKey } from "./stage-key.tsx";
import { DataCanvas, DensityCanvas, ParticleCanvas } from "./stage-layers.tsx";
import { StageReadout } from "./stage-readout.tsx";
import { useSize } from "./use-canvas.ts";
import { useLoadingText } from "./use-loading-text.ts";
import { useWords } from "./words.ts";

/** The picture: density, fields, particles, and whatever the user must know now. */
export function Stage({ theme }: { readonly theme: Theme }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { width: side } = useSize(box);
  const config = usePlaygroundState((state) => state.config);
  const angle = usePlaygroundState((state) => state.picture?.angle ?? null);
  const run = usePlaygroundState((state) => state.run);
  const diverged = usePlaygroundState((state) => state.notices.some((notice) => notice.kind === "diverged"));
  const sigma = sigmaShown(config);
  const summary = [
    words.stage.summary(
      formatSigmaLong(sigma),
      angle === null ? words.stage.noField : words.stage.angle(formatFixed(angle, 0)),
    ),
    run ? words.stage.particles(formatCount(firstPane(run).recording.particles), formatCount(run.step)) : "",
  ].join(" ");
  return (
    <div ref={box} className={diverged ? "stage hatched" : "stage"}>
      <div className="stage-picture" role="img" aria-label={summary}>
        <DensityCanvas side={side} theme={theme} />
        <DataCanvas side={side} theme={theme} />
        <FieldCanvas side={side} theme={theme} />
        <ErrorCanvas side={side} theme={theme} />
        <ParticleCanvas side={side} theme={theme} />
      </div>
      <StageReadout stage={box} side={side} />
      <LoadingStage theme={theme} />
      {side > 0 ? <ScaleBar side={side} theme={theme} /> : null}
      <div className="stage-head">
        <Notes />
        <div className="stage-marks">
          <HeatKey theme={theme} />
          <StatusPlate />
        </div>
      </div>
      <Alarms />
    </div>
  );
}

/** σ to scale, and which level it is. */
function ScaleBar({ side, theme }: { readonly side: number; readonly theme: Theme }) {
  const words = useWords();
  const config = usePlaygroundState((state) => state.config);
  const sigma = sigmaShown(config);
  const level = levelShown(config);
  const colour = levelColor(config.level, config.levels, theme);
  const bar = scaleBar(sigma, side);
  const length = bar.to - bar.from;
  const share = bar.share === 1 ? "" : `σ/${Math.round(1 / bar.share)} `;
  return (
    <div className="scale-bar" data-tip={words.stage.scaleHelp} style={bar.box}>
      <b className="tabular">
        {Math.abs(config.level - level) < 0.01 ? levelName(level) : "σ"} = {formatSigmaLong(sigma)}
      </b>
      <span className="bar">
        <svg width={length + 4} height="10" aria-hidden="true">
          <path d={`M2 0V10M2 5H${length + 2}M${length + 2} 0V10`} stroke={colour} strokeWidth="2.4" fill="none" />
        </svg>
        {share}
        {words.stage.toScale}
      </span>
    </div>
  );
}

/** What is going on, in words: a step and a rate while training, and how to go on when paused. */
function StatusPlate() {
  const words = useWords();
  const run = usePlaygroundState((state) => state.run);
  if (!run || run.playing || isFinished(run)) return null;
  return (
    <div className="plate">
      <b className="tabular">{words.notices.paused(formatCount(run.step))}</b>
      <span className="aside only-wide">{words.notices.pausedHint}</span>
    </div>
  );
}

const rungsOf = { engine: 1, kernels: 2, "self-test": 3 } as const;

function LoadingStage({ theme }: { readonly theme: Theme }) {
  const text = useLoadingText();
  const stage = usePlaygroundState((state) => state.loading?.stage ?? "engine");
  if (text === null) return null;
  return (
    <div className="loader">
      <Mark size={64} theme={theme} filled={rungsOf[stage]} />
      <span>{text}</span>
    </div>
  );
}

/** Keeps the document's live region: at most one message every five seconds. */
export function LiveRegion() {
  const words = useWords();
  const announcement = usePlaygroundState((state) => state.announcement);
  const region = useRef<HTMLDivElement>(null);
  const lastSaid = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!announcement) return;
    const say = () => {
      lastSaid.current = performance.now();
      if (!region.current) return;
      region.current.textContent =
        announcement.kind === "training-started"
          ? words.announce.trainingStarted
          : announcement.kind === "training-paused"
            ? words.announce.trainingPaused(formatCount(announcement.step))
            : announcement.kind === "sampled"
              ? words.announce.sampled(formatCount(announcement.particles))
              : words.announce.level(announcement.level, formatSigmaLong(announcement.sigma));
    };
    const timer = setTimeout(say, Math.max(0, lastSaid.current + 5000 - performance.now()));
    return () => clearTimeout(timer);
  }, [announcement, words]);
  return <div ref={region} className="visually-hidden" aria-live="polite" />;
}
