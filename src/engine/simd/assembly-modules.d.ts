/** The module of assembly/ in base64, built by the bundler's plugin (scripts/assemblyscript-plugin.mjs). */
declare module "*?simd=relaxed" {
  const base64: string;
  export default base64;
}
declare module "*?simd=plain" {
  const base64: string;
  export default base64;
}
