/** A request that cannot be met; the message says what was expected. Nothing is broken by it. */
export class Refused extends Error {
  override readonly name = "Refused";
}
