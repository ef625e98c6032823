import { type ReactNode, useEffect, useRef } from "react";
import { levelOf } from "../maths/noise/ladder.ts";
import { formatCount, formatFixed, formatSigmaLong } from "../plots/format.ts";
import type { Theme } from "../plots/palette.ts";
import { paneLetter } from "../plots/pane-letter.ts";
import { scaleBar, scaleBarShare, scaleBarTitle } from "../plots/scale-bar.ts";
import { levelColor } from "../plots/sigma-color.ts";
import { ladderOf } from "../store/derived.ts";
import { isFinished, paneStep } from "../store/panes.ts";
import { sigmaOfPane } from "../store/pictures-wanted.ts";
import { showsWatershed } from "../store/shows-watershed.ts";
import { usePlaygroundState } from "../store/use-playground.ts";
import { Later, Quietly } from "./later.tsx";
import { useLook, useMarkSize } from "./look.ts";
import { Mark } from "./mark.tsx";
import { Alarms, Notes } from "./notices.tsx";
import { parts } from "./parts.ts";
import type { LayerProps } from "./stage-layers.tsx";
import { useSize } from "./use-canvas.ts";
import { useLoadingText } from "./use-loading-text.ts";
import { configOfPane, pictureOfPane, useComparing, usePaneConfig, wholeAngle } from "./use-pane.ts";
import { useWords } from "./words.ts";

export interface StageProps {
  readonly theme: Theme;
  /** Which pane of a comparison; 0 without one. */
  readonly pane?: number;
  /** Whether a particle is chosen on it; it is unless told. */
  readonly choosing?: boolean;
  /** What else is said at its head. */
  readonly plate?: ReactNode;
  /** What lies over the picture and takes the pointer. */
  readonly children?: ReactNode;
}

/** The picture: density, fields, particles, and whatever the user must know now. */
export function Stage({ theme, pane = 0, choosing = true, plate, children }: StageProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width: side } = useSize(box);
  const comparing = useComparing();
  const diverged = usePlaygroundState((state) => state.notices.some((notice) => notice.kind === "diverged"));
  const watershed = usePlaygroundState((state) => showsWatershed(state, pane));
  const layer = { side, theme, pane };
  return (
    <div ref={box} className={diverged ? "stage hatched" : "stage"}>
      <Picture pane={pane}>
        <Quietly part={parts.stage}>
          {({ DensityCanvas, DataCanvas, FieldCanvas, ErrorCanvas, ParticleCanvas, PathCanvas }) => (
            <>
              <DensityCanvas {...layer} />
              <DataCanvas side={side} theme={theme} />
              <FieldCanvas {...layer} />
              <ErrorCanvas {...layer} />
              <Quietly part={parts.watershed} wanted={watershed}>
                {({ WatershedCanvas }) => <WatershedCanvas {...layer} />}
              </Quietly>
              <ParticleCanvas {...layer} />
              <PathCanvas {...layer} />
            </>
          )}
        </Quietly>
      </Picture>
      {children}
      {comparing && side > 0 ? (
        <Quietly part={parts.compare}>{({ Plates }) => <Plates side={side} pane={pane} />}</Quietly>
      ) : null}
      <Quietly part={parts.stage}>
        {({ StageParticle, StageReadout, StageCamera, StartPlaces }) => (
          <>
            {choosing ? <StageParticle stage={box} {...layer} /> : null}
            <StageReadout stage={box} side={side} pane={pane} />
            <StageCamera stage={box} side={side} pane={pane} />
            {pane === 0 ? <StartPlaces stage={box} side={side} /> : null}
          </>
        )}
      </Quietly>
      {side > 0 ? <ScaleBar {...layer} /> : null}
      {comparing ? null : <News theme={theme} plate={plate} />}
    </div>
  );
}

/** What is painted, and what it shows in words: those change at every step, and nothing else is rendered for it. */
function Picture({ pane, children }: { readonly pane: number; readonly children: ReactNode }) {
  const words = useWords();
  const comparing = useComparing();
  const { sampler } = usePaneConfig(pane);
  const angle = usePlaygroundState((state) => wholeAngle(pictureOfPane(state, pane)));
  const sigma = usePlaygroundState((state) => sigmaOfPane(state, pane));
  const run = usePlaygroundState((state) => state.run);
  const ran = run?.panes[pane] ?? null;
  const summary = [
    comparing ? words.compare.summary(paneLetter(pane), words.options.sampler[ran?.sampler ?? sampler]) : "",
    words.stage.summary(
      formatSigmaLong(sigma),
      angle === null ? words.stage.noField : words.stage.angle(formatFixed(angle, 0)),
    ),
    run && ran ? words.stage.particles(formatCount(ran.recording.particles), formatCount(paneStep(run, ran))) : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
  return (
    <div className="stage-picture" role="img" aria-label={summary}>
      {children}
    </div>
  );
}

/** What the user must know now: on the stage, or over all of those that are compared. */
export function News({ theme, plate }: Pick<StageProps, "theme" | "plate">) {
  const comparing = useComparing();
  return (
    <>
      <LoadingStage theme={theme} />
      <div className="stage-head">
        <Notes />
        <Later part={parts.stage} frame={onStage}>
          {({ PlacingBar }) => <PlacingBar />}
        </Later>
        <div className="stage-marks">
          <Quietly part={parts.stage}>{({ HeatKey }) => <HeatKey theme={theme} />}</Quietly>
          {plate}
          {comparing ? null : <StatusPlate />}
        </div>
      </div>
      <Alarms />
    </>
  );
}

const onStage = (content: ReactNode) => <div className="note part-note">{content}</div>;

/** σ to scale, and which level it is. */
function ScaleBar({ side, theme, pane }: LayerProps) {
  const words = useWords();
  const sigmas = usePlaygroundState((state) => state.run?.panes[pane]?.sigmas ?? ladderOf(configOfPane(state, pane)));
  const sigma = usePlaygroundState((state) => sigmaOfPane(state, pane));
  const colour = levelColor(levelOf(sigmas, sigma), sigmas.length, theme);
  const zoom = usePlaygroundState((state) => state.config.zoom);
  const marks = useMarkSize(side);
  const { line } = useLook();
  const bar = scaleBar(sigma * zoom, side, marks);
  const length = bar.to - bar.from;
  return (
    <div className={marks < 1 ? "scale-bar small" : "scale-bar"} data-tip={words.stage.scaleHelp} style={bar.box}>
      <b className="tabular">{scaleBarTitle(sigma, sigmas)}</b>
      <span className="bar">
        <svg width={length + 4} height="10" aria-hidden="true">
          <path
            d={`M2 0V10M2 5H${length + 2}M${length + 2} 0V10`}
            stroke={colour}
            strokeWidth={2.4 * line}
            fill="none"
          />
        </svg>
        {scaleBarShare(bar)}
        {words.stage.toScale}
      </span>
    </div>
  );
}

/** What is going on, in words: a step and a rate while training, and how to go on when paused. */
function StatusPlate() {
  const words = useWords();
  const step = usePlaygroundState(({ run }) => (!run || run.playing || isFinished(run) ? null : run.step));
  // A picture that somebody else moves, a deck perhaps, has nobody to press a key.
  const isDriven = usePlaygroundState(({ page }) => page.embed && !page.controls.includes("play"));
  // In a slide or a page Space is its own until somebody clicks into the frame.
  const isFrame = usePlaygroundState(({ page }) => page.embed);
  if (step === null || isDriven) return null;
  return (
    <div className="plate">
      <b className="tabular">{words.notices.paused(formatCount(step))}</b>
      {isFrame ? null : <span className="aside only-wide">{words.notices.pausedHint}</span>}
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
            : announcement.kind === "settled"
              ? words.announce.settled(formatCount(announcement.step))
              : announcement.kind === "sampled"
                ? words.announce.sampled(formatCount(announcement.particles))
                : words.announce.level(announcement.level, formatSigmaLong(announcement.sigma));
    };
    const timer = setTimeout(say, Math.max(0, lastSaid.current + 5000 - performance.now()));
    return () => clearTimeout(timer);
  }, [announcement, words]);
  return <div ref={region} className="visually-hidden" aria-live="polite" />;
}
