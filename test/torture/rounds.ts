import fc from 'fast-check';

/** A torture goes on round by round until its time is up. Whatever it finds it tells with the seed that finds it again, and goes on. */
export interface Torture {
  /** No round begins later: a time as Date.now() tells it. */
  readonly until: number;
  /** The rounds, where they are to be the same however fast the machine is. */
  readonly rounds?: number;
  readonly seed: number;
  readonly log: (line: string) => void;
}

export interface Tortured {
  /** texts, edits or kills that were tried */
  readonly runs: number;
  /** what did not hold, and how to see it again */
  readonly failures: readonly string[];
}

/** Runs of a property in one round: few, so that the end of the time is met. */
const ROUND = 20;
/** A failure is told in its shortest form, but not looked for longer than that. */
const SHRINKING = 20_000;

/** Runs a property with a seed of its own for each round. */
export async function rounds<T extends [unknown, ...unknown[]]>(
  name: string,
  property: fc.IRawProperty<T>,
  { until, rounds: most = Infinity, seed, log }: Torture,
): Promise<Tortured> {
  const failures: string[] = [];
  let runs = 0;
  for (let k = 0; k < most && Date.now() < until; k++) {
    const details = await fc.check(property, { seed: seed + k, numRuns: ROUND, interruptAfterTimeLimit: SHRINKING, markInterruptAsFailure: false });
    runs += details.numRuns;
    if (details.failed) {
      const { errorInstance, counterexample } = details;
      const cause =
        errorInstance instanceof Error ? `${errorInstance.message}${errorInstance.cause ? ` (${String(errorInstance.cause)})` : ''}` : String(errorInstance);
      failures.push(`${name}, seed ${seed + k}: ${cause}\n  ${fc.stringify(counterexample)}`);
      log(failures.at(-1) as string);
    }
    // Whoever runs this can be asked to stop.
    await new Promise(setImmediate);
  }
  log(`${name}: ${runs} runs from seed ${seed}, ${failures.length} failures`);
  return { runs, failures };
}
