/** Lets the browser answer its user while much is being done. */

/** How long to work without a pause, in milliseconds. */
const SPELL = 40;

/** Pauses when it was long since the last pause. */
export class Breath {
  #since = performance.now();

  /** Whether it is time for a pause. */
  due(): boolean {
    return performance.now() - this.#since > SPELL;
  }

  async take(): Promise<void> {
    // A message comes sooner than a timer, which waits for 4 ms after a few in a row.
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    this.#since = performance.now();
  }
}

/** Run the steps with pauses; undefined if `stale` says that nobody waits for it any more. */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  stale: () => boolean,
): Promise<Result | undefined> {
  const breath = new Breath();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (breath.due()) {
      await breath.take();
      if (stale()) return undefined;
    }
  }
}
