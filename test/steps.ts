import { Session } from 'node:inspector';

/**
 * Counts what a piece of the product does instead of timing it: the count is the same on every machine, however busy.
 *
 * A step is a block of code under server/src that ran (V8 counts them), or a unit or an item that something built in went over
 * for it. Not seen: what a regular expression does beyond going over each unit once; `npm run bench -- hostile` times that.
 *
 * V8 puts its counters into a function when it is first called: this has to be imported by then, which an import at the top does.
 */
const session = new Session();
session.connect();
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

interface Coverage {
  readonly result: readonly { readonly url: string; readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[] }[];
}

function post(method: string, params: object = {}): unknown {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
}

/** Blocks that ran since this was last called. */
function blocks(): number {
  let sum = 0;
  for (const { url, functions } of (post('Profiler.takePreciseCoverage') as Coverage).result) {
    if (!url.includes('/server/src/')) continue;
    for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  }
  return sum;
}

/** Number of steps that a function takes. */
export function steps(run: () => unknown): number {
  let units = 0;
  const restore = watch((n) => {
    units += n;
  });
  try {
    blocks();
    run();
  } finally {
    restore();
  }
  return blocks() + units;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
/** How far a built-in function went, by what it was called on, its arguments and its result. */
type Reach = (self: never, args: readonly unknown[], result: unknown) => number;

const allOf: Reach = (self: { readonly length: number }) => self.length;
const toFound: Reach = (self: string | readonly unknown[], [, from = 0], at) => (at === -1 || at === false ? self.length : Number(at)) - Number(from) + 1;
const backToFound: Reach = (self: string | readonly unknown[], [, from = self.length], at) => Math.min(Number(from), self.length) - Math.max(0, Number(at)) + 1;

const WATCHED: readonly [object: object, reach: Reach, names: readonly string[]][] = [
  [String.prototype, toFound, ['indexOf', 'search']],
  [String.prototype, backToFound, ['lastIndexOf']],
  [String.prototype, allOf, ['includes', 'split', 'match', 'matchAll', 'replace', 'replaceAll', 'trim', 'toLowerCase', 'normalize']],
  [Array.prototype, toFound, ['indexOf']],
  [Array.prototype, backToFound, ['lastIndexOf']],
  [Array.prototype, allOf, ['includes', 'splice', 'shift', 'unshift', 'join', 'sort', 'reverse', 'concat']],
  [Array.prototype, (_self, _args, result: unknown) => (result as readonly unknown[]).length, ['slice']],
];

/** Has all that built-in functions go over told, until what it gives back is called. */
function watch(tell: (units: number) => void): () => void {
  const kept: (() => void)[] = [];
  const replace = (object: object, name: PropertyKey, by: (old: Method) => Method): void => {
    const was = Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor;
    Object.defineProperty(object, name, { ...was, value: by(was.value as Method) });
    kept.push(() => Object.defineProperty(object, name, was));
  };
  for (const [object, reach, names] of WATCHED) {
    for (const name of names) {
      replace(
        object,
        name,
        (old) =>
          function (...args) {
            const result = old.apply(this, args);
            tell(Math.max(1, reach(this as never, args, result)));
            return result;
          },
      );
    }
  }
  // From where it begins to where it has matched, or to the end.
  replace(
    RegExp.prototype,
    'exec',
    (old) =>
      function (this: RegExp, text) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const found = old.call(this, text) as RegExpExecArray | null;
        tell(this.sticky && !found ? 1 : (found ? found.index + found[0].length : String(text).length) - from + 1);
        return found;
      } as Method,
  );
  // Spreading, and loops over lists.
  const walk = Object.getPrototypeOf([][Symbol.iterator]()) as object;
  replace(
    walk,
    'next',
    (old) =>
      function () {
        tell(1);
        return old.call(this);
      },
  );
  return () => {
    for (const restore of kept) restore();
  };
}

/**
 * How many times as many steps twice as much takes: 2 where the cost is linear, 4 where it is quadratic.
 * @param run what is done for inputs of a size
 */
export function growth(run: (size: number) => unknown, size: number): number {
  const taken = (n: number): number => steps(() => run(n));
  // What is done once for all is done before, and all functions have their counters.
  taken(size);
  const once = taken(size);
  return taken(2 * size) / once;
}
