// The speaker's window: what to say, what comes next, and how long it has taken. The deck that opened it tells.
const words = {
  en: { of: (slide, slides) => `${slide} of ${slides}`, next: (title) => `Next: ${title}`, last: "The last slide." },
  "zh-Hans": {
    of: (slide, slides) => `第 ${slide} 页，共 ${slides} 页`,
    next: (title) => `下一页：${title}`,
    last: "最后一页。",
  },
};
const part = (id) => document.getElementById(id);

addEventListener("message", ({ source, data }) => {
  if (source === null || source !== opener || data?.kind !== "slide") return;
  const said = words[data.lang] ?? words.en;
  document.documentElement.lang = data.lang;
  part("place").textContent = said.of(data.slide, data.slides);
  part("title").textContent = data.title;
  part("notes").textContent = data.notes;
  part("next").textContent = data.next === null ? said.last : said.next(data.next);
});

// The clicker works in whichever window has the keyboard.
addEventListener("keydown", ({ key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey }) => {
  if (ctrlKey || metaKey) return;
  opener?.postMessage({ kind: "key", press: { key, code, keyCode, shiftKey, altKey } }, "*");
});

const start = performance.now();
const two = (number) => String(number).padStart(2, "0");
function showClock() {
  const seconds = Math.floor((performance.now() - start) / 1000);
  part("clock").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
showClock();
setInterval(showClock, 1000);
opener?.postMessage({ kind: "hello" }, "*");
