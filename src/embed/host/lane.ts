/** Jobs one after another, in the order in which they came; the failure of one is its own. */
export type Lane = <Result>(job: () => Promise<Result>) => Promise<Result>;

export function lane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const mine = last.then(job);
    last = mine.catch(() => {});
    return mine;
  };
}
