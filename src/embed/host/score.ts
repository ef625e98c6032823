import type { Playground } from "../../store/playground-store.ts";
import type { Commands } from "../messages.ts";
import { placesOf, pointsOf } from "./points.ts";

/**
 * Learned and exact score at places.
 *
 * @throws Error (rejects) for a class that the network has no label of
 */
export async function score(
  playground: Playground,
  { points, sigma, label = null, omega = 1 }: Commands["score"]["payload"],
): Promise<Commands["score"]["result"]> {
  const { classes } = playground.state.get().config;
  if (label !== null && (classes === 1 || label >= classes)) {
    throw new Error(
      classes === 1
        ? `need label null where there are no classes, got ${label}`
        : `need a label from 0 to ${classes - 1} or null, got ${label}`,
    );
  }
  const { learned, exact } = await playground.scores({ points: pointsOf(points), sigma, guide: { label, omega } });
  return { learned: learned && placesOf(learned), exact: exact && placesOf(exact) };
}
