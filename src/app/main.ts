import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles.css";
import "./styles/classes.css";
import "./styles/compare.css";
import "./styles/exporting.css";
import "./styles/failures.css";
import "./styles/inspector.css";
import "./styles/links.css";
import "./styles/outcome.css";
import "./styles/parts.css";
import "./styles/samplers.css";
import "./styles/share.css";
import { chooseLanguage, type Language, languageNamed, loadDictionary } from "../i18n/dictionaries.ts";
import type { Dictionary } from "../i18n/en.ts";
import { noWords } from "../i18n/no-words.ts";

/**
 * The first script to arrive, and a small one: it asks for the words in the reader's language while the page's own code
 * is still on its way, which index.html asks for by itself (the build writes its preloads).
 */
const asked = new URLSearchParams(window.location.search).get("lang");
const language = chooseLanguage(languageNamed(asked), navigator.languages);

/** The reader's words, or else those of another language. */
async function words(): Promise<Dictionary> {
  try {
    return await loadDictionary(language);
  } catch {
    return loadDictionary(language === "en" ? "zh-Hans" : "en");
  }
}

function sayBroken(root: HTMLElement, { text, reload }: (typeof noWords)[Language]): void {
  const sentence = Object.assign(document.createElement("p"), { className: "claim", textContent: text });
  const button = Object.assign(document.createElement("button"), { className: "button", textContent: reload });
  button.addEventListener("click", () => window.location.reload());
  const place = Object.assign(document.createElement("main"), { className: "broken", role: "alert" });
  place.append(sentence, button);
  root.replaceChildren(place);
}

const root = document.getElementById("root") as HTMLElement;
Promise.all([import("./start.tsx"), words()]).then(
  ([{ start }, dictionary]) => start(root, dictionary),
  (error: unknown) => {
    console.error(error);
    sayBroken(root, noWords[language]);
  },
);
