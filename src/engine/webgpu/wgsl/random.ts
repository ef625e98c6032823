/** maths/random.ts for the device. */
export const randomWgsl = /* wgsl */ `
// The upper 32 bits of a product, by 16-bit halves.
fn multiplyHigh(a: u32, b: u32) -> u32 {
  let aLow = a & 0xffffu;
  let aHigh = a >> 16u;
  let bLow = b & 0xffffu;
  let bHigh = b >> 16u;
  let middle = aHigh * bLow + ((aLow * bLow) >> 16u);
  let carry = aLow * bHigh + (middle & 0xffffu);
  return aHigh * bHigh + (middle >> 16u) + (carry >> 16u);
}

// Philox4x32-10, Salmon et al. (2011), section 3.3.
fn philox(counter: vec4u, key: vec2u) -> vec4u {
  var c = counter;
  var k = key;
  for (var round = 0; round < 10; round++) {
    c = vec4u(
      multiplyHigh(0xcd9e8d57u, c.z) ^ c.y ^ k.x,
      0xcd9e8d57u * c.z,
      multiplyHigh(0xd2511f53u, c.x) ^ c.w ^ k.y,
      0xd2511f53u * c.x,
    );
    k += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}

// Four multiples of 2^-24 in [0, 1), as whole numbers.
fn uniforms(particle: u32, step: u32, key: vec2u) -> vec4u {
  return philox(vec4u(particle, step, 0u, 0u), key) >> vec4u(8u);
}

// Two words to two normal numbers, by the transform of Box and Muller.
fn boxMuller(words: vec2u) -> vec2f {
  return sqrt(max(0.0, -2.0 * logOfWord(words.x))) * sineCosineOfWord(words.y).yx;
}

fn normals(particle: u32, step: u32, key: vec2u) -> vec2f {
  let words = philox(vec4u(particle >> 1u, step, 1u, 0u), key);
  return boxMuller(select(words.xy, words.zw, (particle & 1u) == 1u));
}
`;
