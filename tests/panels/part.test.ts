import { afterEach, expect, test, vi } from "vitest";
import { part } from "../../src/panels/part.ts";

afterEach(() => vi.restoreAllMocks());

test("a part is fetched once, however often it is asked for, and tells those who wait", async () => {
  const load = vi.fn(async () => "code");
  const charts = part(load);
  const told = vi.fn();
  charts.subscribe(told);
  expect(charts.get()).toEqual({ module: null, missing: false });
  await Promise.all([charts.fetch(), charts.fetch()]);
  await charts.fetch();
  expect(load).toHaveBeenCalledTimes(1);
  expect(charts.get()).toEqual({ module: "code", missing: false });
  expect(told).toHaveBeenCalledTimes(1);
});

test("a part that does not come is missing until it is asked for again, and nothing throws", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("offline")).mockResolvedValue("code");
  const charts = part(load);
  await charts.fetch();
  expect(charts.get()).toEqual({ module: null, missing: true });
  await charts.fetch();
  expect(charts.get()).toEqual({ module: "code", missing: false });
  expect(load).toHaveBeenCalledTimes(2);
});
