import { qrSvg } from "../scorescape-qr.js";
import Scorescape from "../scorescape-reveal.js";
import Reveal from "./reveal/reveal-module.js";
import { addSpeakerWindow } from "./speaker-window.js";

const root = document.querySelector(".reveal");

// Before the slides are counted.
const address = new URL("../", location.href);
const link = root.querySelector("[data-link]");
link.href = address.href;
link.textContent = `${address.host}${decodeURI(address.pathname)}`.replace(/\/$/, "");
const code = qrSvg(address.href);
if (code !== null) {
  const picture = new Image();
  picture.alt = "";
  picture.src = `data:image/svg+xml,${encodeURIComponent(code)}`;
  root.querySelector("[data-qr]").append(picture);
}

const deck = new Reveal(root, {
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  // Text and frame side by side.
  display: "flex",
  controls: false,
  progress: false,
  hash: true,
  transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "fade",
  transitionSpeed: "fast",
  // The frames of the slides around are loaded ahead: each takes a second or two to start.
  viewDistance: 2,
  plugins: [Scorescape],
});

const progress = document.createElement("div");
progress.className = "deck-progress";
progress.setAttribute("aria-hidden", "true");
const showProgress = () => {
  const here = deck.getIndices().h;
  progress.replaceChildren(
    ...deck.getHorizontalSlides().map((_, slide) => {
      const part = document.createElement("i");
      part.classList.toggle("past", slide <= here);
      return part;
    }),
  );
};
deck.on("ready", showProgress);
deck.on("slidechanged", showProgress);

addSpeakerWindow(deck, root);
await deck.initialize();
root.append(progress);
