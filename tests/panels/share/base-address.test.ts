import { expect, test } from "vitest";
import { baseOf, besidePage, hostedBase, opensOnlyHere } from "../../../src/panels/share/base-address.ts";

test("the base is the address without query and fragment", () => {
  expect(baseOf("https://a.example/sub/?preset=ring#s=1.x?y")).toBe("https://a.example/sub/");
  expect(baseOf("file:///C:/talk/scorescape.html#s=1.x")).toBe("file:///C:/talk/scorescape.html");
  expect(baseOf("http://localhost:4173/index.html")).toBe("http://localhost:4173/index.html");
});

test("what opens on this computer alone is told from what others can open", () => {
  expect(opensOnlyHere("file:///home/me/scorescape.html")).toBe(true);
  expect(opensOnlyHere("http://localhost:5173/")).toBe(true);
  expect(opensOnlyHere("http://127.0.0.1:4173/sub/")).toBe(true);
  expect(opensOnlyHere("http://[::1]/")).toBe(true);
  for (const address of ["https://a.example/file:///", "https://localhost.example/", "http://192.168.1.4:8000/"]) {
    expect(opensOnlyHere(address), address).toBe(false);
  }
});

test("a hosted copy is an http or https address; query and fragment are left out", () => {
  expect(hostedBase("  https://a.example/play ")).toBe("https://a.example/play");
  expect(hostedBase("HTTP://A.example")).toBe("http://a.example/");
  expect(hostedBase("https://a.example/play/?x=1#s")).toBe("https://a.example/play/");
  for (const text of [
    "",
    "a.example",
    "ftp://a.example/",
    "javascript:alert(1)",
    "https://",
    "https:///x",
    "file:///x",
  ]) {
    expect(hostedBase(text), text).toBeNull();
  }
  expect(hostedBase("https://me:secret@a.example/")).toBeNull();
});

test("files beside the page are found from a folder and from a file", () => {
  expect(besidePage("https://a.example/play/", "embed.js")).toBe("https://a.example/play/embed.js");
  expect(besidePage("https://a.example/play/index.html", "embed.js")).toBe("https://a.example/play/embed.js");
});
