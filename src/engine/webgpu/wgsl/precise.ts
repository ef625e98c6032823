/**
 * Functions that WGSL leaves too free: a sine may be wrong by 2⁻¹¹, a logarithm by 2⁻²¹. Angles are in turns, so that
 * whole ones drop out without a rounding. Errors here are some 10⁻⁷.
 */
export const preciseWgsl = /* wgsl */ `
// Of quarter + turns, the latter at most an eighth: Taylor's series.
fn sineCosine(quarter: u32, turns: f32) -> vec2f {
  let x = 6.2831853071795865 * turns;
  let z = x * x;
  let s = x + x * z * (-1.0 / 6.0 + z * (1.0 / 120.0 + z * (-1.0 / 5040.0 + z * (1.0 / 362880.0))));
  let c = 1.0 + z * (-0.5 + z * (1.0 / 24.0 + z * (-1.0 / 720.0 + z * (1.0 / 40320.0 - z * (1.0 / 3628800.0)))));
  let odd = (quarter & 1u) == 1u;
  let sine = select(s, c, odd);
  let cosine = select(c, s, odd);
  return vec2f(
    select(sine, -sine, (quarter & 2u) == 2u),
    select(cosine, -cosine, ((quarter + 1u) & 2u) == 2u),
  );
}

fn sineCosineOfTurns(turns: f32) -> vec2f {
  let part = turns - round(turns);
  let quarter = round(4.0 * part);
  return sineCosine(u32(i32(quarter)) & 3u, part - 0.25 * quarter);
}

// Of word 2^-32 turns.
fn sineCosineOfWord(word: u32) -> vec2f {
  let quarter = (word + 0x20000000u) >> 30u;
  return sineCosine(quarter, f32(bitcast<i32>(word - (quarter << 30u))) * 0x1p-32);
}

// ln(1 + x) for x in [-1/2, 0]: twice the series of the inverse hyperbolic tangent.
fn logOnePlus(x: f32) -> f32 {
  let s = x / (2.0 + x);
  let z = s * s;
  return 2.0 * (s + s * z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z * (1.0 / 9.0 + z * (1.0 / 11.0 + z * (1.0 / 13.0)))))));
}

// ln((word + 1) 2^-32); near one from what is missing, since word + 1 itself would be rounded.
fn logOfWord(word: u32) -> f32 {
  if (word >= 0x80000000u) { return logOnePlus(-f32(~word) * 0x1p-32); }
  let above = word + 1u;
  let shift = countLeadingZeros(above);
  return logOnePlus(f32(above << shift) * 0x1p-32 - 1.0) - 0.6931471805599453 * f32(shift);
}
`;
