/** Opens the speaker's window on S, tells it of every slide, and takes its keys. */
export function addSpeakerWindow(deck, root) {
  let speaker = null;

  const titleOf = (slide) => slide?.querySelector("h1, h2")?.textContent.trim() ?? null;
  function tell() {
    const slides = deck.getHorizontalSlides();
    const here = deck.getIndices().h;
    speaker?.postMessage(
      {
        kind: "slide",
        lang: document.documentElement.lang,
        slide: here + 1,
        slides: slides.length,
        title: titleOf(slides[here]),
        notes: slides[here]?.querySelector("aside.notes")?.textContent.trim() ?? "",
        next: titleOf(slides[here + 1]),
      },
      "*",
    );
  }

  deck.on("slidechanged", tell);
  deck.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker notes" }, () => {
    speaker = window.open("speaker.html", "scorescape-speaker", "width=900,height=600");
  });
  window.addEventListener("message", ({ source, data }) => {
    if (source === null || source !== speaker) return;
    if (data?.kind === "hello") tell();
    if (data?.kind === "key") root.dispatchEvent(new KeyboardEvent("keydown", { ...data.press, bubbles: true }));
  });
}
