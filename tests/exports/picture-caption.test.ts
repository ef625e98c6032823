import { expect, it } from "vitest";
import { hostOf } from "../../src/exports/picture-caption.ts";

it("a picture names the place that others can open, and the playground where there is none", () => {
  expect(hostOf("https://example.org/scorescape/index.html?preset=ring#s=1.a", "Scorescape")).toBe(
    "example.org/scorescape",
  );
  expect(hostOf("http://10.0.0.7:8080/", "Scorescape")).toBe("10.0.0.7:8080");
  for (const here of [
    "file:///home/me/scorescape.html",
    "http://localhost:8080/",
    "http://127.0.0.1:41873/a/",
    "http://[::1]/",
    "no address",
  ]) {
    expect(hostOf(here, "Scorescape")).toBe("Scorescape");
  }
});
