/** Where a service worker can be registered, and is of use: a page by itself, of a host that gives it an origin. */
const canBeKept = (): boolean =>
  /^https?:$/.test(window.location.protocol) &&
  self.origin !== "null" &&
  window.top === window &&
  "serviceWorker" in navigator;

/** A page that stays open looks for a new version when it is seen again, at most so often, ms. */
const between = 3_600_000;

/**
 * Has the browser keep the page, so that it opens without a network; where it cannot, the page needs the network.
 *
 * @param newVersion told when another version of the page is ready, with what opens it in place of this one
 * @throws Error (rejects) where the browser refuses to
 */
export async function keepOffline(newVersion: (open: () => void) => void): Promise<void> {
  if (canBeKept()) watch(await navigator.serviceWorker.register("./sw.js"), newVersion);
}

function watch(registration: ServiceWorkerRegistration, newVersion: (open: () => void) => void): void {
  const follow = (worker: ServiceWorker | null) => {
    // The first one is of the page that is open.
    if (worker === null || registration.active === null) return;
    const offer = () => {
      if (worker.state === "installed") newVersion(() => takeOver(worker));
    };
    worker.addEventListener("statechange", offer);
    offer();
  };
  // The browser has looked for another when the page was opened, and may be fetching it by now.
  follow(registration.waiting);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  let last = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - last < between) return;
    last = performance.now();
    registration.update().catch(() => {
      // No network: the next time will do.
    });
  });
}

/** The page goes on with its own files until this; then it is opened again with the others. */
function takeOver(worker: ServiceWorker): void {
  const open = () => window.location.reload();
  if (worker.state !== "installed") {
    open();
    return;
  }
  worker.addEventListener("statechange", () => {
    if (worker.state === "activated") open();
  });
  worker.postMessage("take over");
}
