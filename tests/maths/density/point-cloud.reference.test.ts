import { test } from "vitest";
import { pointCloud } from "../../../src/maths/density/point-cloud.ts";
import { flat, reference } from "../reference.ts";
import { checkValues } from "./check-levels.ts";

const { data, points, levels } = reference.points;
const cloud = pointCloud(flat(data));

test.each(levels)("the reference points at σ = $sigma", (level) => checkValues(cloud, flat(points), level));
