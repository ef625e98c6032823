/**
 * The programs that draw particles and trails, GLSL ES 3.00. Places come as data, [-1, 1]² with y up, which is GL's own
 * square; lengths are device pixels. Edges are smoothed by how much of a pixel's width they cover, so no multisampling
 * is needed. Colours are premultiplied.
 */

/** By its bits: a compiler may assume that no number is infinite. */
const isNowhere = `
bool isNowhere(vec2 place) {
  uvec2 exponent = floatBitsToUint(place) & 0x7f800000u;
  return exponent.x == 0x7f800000u || exponent.y == 0x7f800000u;
}`;

/** What a strip of ±half covers of the pixel whose middle is `off` it. */
const covered = `
float covered(float off, float halfWidth) {
  return clamp(min(off + 0.5, halfWidth) - max(off - 0.5, -halfWidth), 0.0, 1.0);
}`;

/**
 * A point sprite for each particle: a disc in its halo, or a tick at the edge for one that is off the stage. Points need
 * a quarter of the vertices that squares would, are at most 16 px wide, and their middle never leaves the stage, so that
 * neither the limit of their size nor the clipping of points is met.
 */
export const discVertex = `#version 300 es
layout(location = 0) in vec2 place;
uniform float side;
uniform vec2 disc;
uniform vec2 mark;
flat out vec2 middle;
flat out vec2 inward;
${isNowhere}
void main() {
  vec2 at = clamp(place, -1.0, 1.0);
  inward = vec2(lessThan(place, vec2(-1.0))) - vec2(greaterThan(place, vec2(1.0)));
  middle = (at * 0.5 + 0.5) * side;
  bool isMark = inward != vec2(0.0);
  gl_PointSize = 2.0 * ceil((isMark ? mark.x : disc.x + disc.y) + 1.0);
  gl_Position = isNowhere(place) ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(at, 0.0, 1.0);
}`;

export const discFragment = `#version 300 es
precision highp float;
uniform vec2 disc;
uniform vec2 mark;
uniform vec3 ink;
uniform vec3 paper;
uniform float opacity;
flat in vec2 middle;
flat in vec2 inward;
out vec4 colour;
${covered}
void main() {
  vec2 from = gl_FragCoord.xy - middle;
  float inked, whole;
  if (inward == vec2(0.0)) {
    float off = length(from);
    inked = clamp(disc.x + 0.5 - off, 0.0, 1.0);
    whole = clamp(disc.x + disc.y + 0.5 - off, 0.0, 1.0);
  } else {
    vec2 along = normalize(inward);
    float way = dot(from, along);
    inked = covered(dot(from, vec2(-along.y, along.x)), 0.5 * mark.y) * covered(way - 0.5 * mark.x, 0.5 * mark.x);
    whole = inked;
  }
  if (whole <= 0.0) discard;
  colour = vec4(paper * (whole - inked) + ink * inked, whole) * opacity;
}`;

/** Frames that the trails of one picture can reach back to, the present one included. */
export const trailFrames = 6;

/**
 * One strip for each trail, the piece that is so many steps old: the same curve as on a 2D canvas (Catmull & Rom 1974),
 * as far as the trail's length goes. Every frame is an attribute, so nothing but the newest positions is ever uploaded.
 */
export const trailVertex = `#version 300 es
${Array.from({ length: trailFrames }, (_, age) => `layout(location = ${age}) in vec2 at${age};`).join("\n")}
uniform float side;
uniform int age;
uniform int cuts;
uniform float reach;
uniform float halfWidth;
out float off;
${isNowhere}
void main() {
  vec2 places[${trailFrames}] = vec2[](${Array.from({ length: trailFrames }, (_, age) => `at${age}`).join(", ")});
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  off = 0.0;
  float left = reach;
  for (int step = 0; step <= age + 1; step++) {
    if (isNowhere(places[step])) return;
    if (step < age) left -= distance(places[step], places[step + 1]) * 0.5 * side;
  }
  vec2 newer = places[age];
  vec2 older = places[age + 1];
  float chord = distance(newer, older) * 0.5 * side;
  if (!(left > 0.0 && chord > 0.0)) return;
  vec2 after = places[max(age - 1, 0)];
  vec2 before = places[min(age + 2, ${trailFrames - 1})];
  if (isNowhere(before)) before = older;
  vec2 first = newer + (older - after) / 6.0;
  vec2 second = older - (before - newer) / 6.0;
  float share = float(gl_VertexID >> 1) / float(cuts);
  float t = share * min(1.0, left / chord);
  float u = 1.0 - t;
  vec2 place = u * u * u * newer + 3.0 * u * u * t * first + 3.0 * u * t * t * second + t * t * t * older;
  vec2 slope = u * u * (first - newer) + 2.0 * u * t * (second - first) + t * t * (older - second);
  if (!(dot(slope, slope) > 1e-12)) slope = older - newer;
  vec2 along = normalize(slope);
  // Round ends are nearly square at this width; the strip is wider by the pixel over which its edge fades.
  float beyond = share == 0.0 ? -halfWidth : share == 1.0 ? halfWidth : 0.0;
  off = (halfWidth + 1.0) * (float(gl_VertexID & 1) * 2.0 - 1.0);
  gl_Position = vec4(place + (along * beyond + vec2(-along.y, along.x) * off) * 2.0 / side, 0.0, 1.0);
}`;

export const trailFragment = `#version 300 es
precision highp float;
uniform vec3 tint;
uniform float halfWidth;
in float off;
out vec4 colour;
${covered}
void main() {
  float inked = covered(off, halfWidth);
  if (inked <= 0.0) discard;
  colour = vec4(tint, 1.0) * inked;
}`;

/** The whole picture: blended so that all that is there becomes as translucent as trails are. */
export const veilVertex = `#version 300 es
void main() {
  gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}`;
export const veilFragment = `#version 300 es
precision mediump float;
out vec4 colour;
void main() {
  colour = vec4(0.0);
}`;
