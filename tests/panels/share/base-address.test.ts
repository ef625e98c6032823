import { expect, test } from "vitest";
import { baseOf, besidePage, hostedBase, isOnDisk } from "../../../src/panels/share/base-address.ts";

test("the base is the address without query and fragment", () => {
  expect(baseOf("https://a.example/sub/?preset=ring#s=1.x?y")).toBe("https://a.example/sub/");
  expect(baseOf("file:///C:/talk/scorescape.html#s=1.x")).toBe("file:///C:/talk/scorescape.html");
  expect(baseOf("http://localhost:4173/index.html")).toBe("http://localhost:4173/index.html");
});

test("a file on a disk is told from a page that others can open", () => {
  expect(isOnDisk("file:///home/me/scorescape.html")).toBe(true);
  expect(isOnDisk("https://a.example/file:///")).toBe(false);
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
