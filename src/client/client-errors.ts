/** The worker is gone and the request with it. What the page holds (drawing, settings, last checkpoint) is not. */
export class WorkerStopped extends Error {
  override readonly name = "WorkerStopped";
}

/** The worker would not do it; the message says what it expected. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
}
