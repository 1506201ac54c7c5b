/** Longer globs are refused, and so are those that stand for more than so many. */
const LONGEST = 500;
const MOST_ALTERNATIVES = 64;

/** A glob, ready to be tried on paths. */
export interface Glob {
  /** @param path with `/`, without a leading one */
  test(path: string): boolean;
}

type Token = string | typeof ANY | typeof ONE | typeof NAME | typeof DEEP;
/** `**`: anything */
const ANY = Symbol('**');
/** `?`: one character of a name */
const ONE = Symbol('?');
/** `*`: any of a name */
const NAME = Symbol('*');
/** `**` before a slash: any number of folders */
const DEEP = Symbol('**/');

/**
 * A glob as editors write them: `*` and `?` inside one name, `**` over any number of folders, `{a,b}` for either. Letters
 * match in either case, for `Readme.md` is a README. Everything else stands for itself. Trying it is linear in the path
 * times the glob, whatever a file says: there is no expression that goes back.
 * @returns undefined for a glob that is too long or stands for too many
 */
export function compileGlob(glob: string): Glob | undefined {
  if (glob.length > LONGEST) return undefined;
  const plain = alternatives(glob);
  if (!plain) return undefined;
  const lists = plain.map(tokensOf);
  return { test: (path) => lists.some((tokens) => matches(tokens, path.toLowerCase())) };
}

/**
 * A glob of a configuration file, tried on the path from the file's folder: without a slash it means a name in any folder,
 * with one at its end all that is in a folder, with one at its head only what lies right beside the file.
 */
export function compileConfigGlob(glob: string): Glob | undefined {
  let g = glob.replace(/^\.\//, '/');
  if (g.endsWith('/')) g += '**';
  const inside = g.indexOf('/');
  const anywhere = inside < 0 || (inside === g.length - 3 && g.endsWith('/**') && glob.endsWith('/'));
  return compileGlob(anywhere ? `**/${g}` : g.replace(/^\/+/, ''));
}

/** `a{b,c}d` → `abd`, `acd`. Braces may nest; one that is not closed closes at the end. */
function alternatives(glob: string): string[] | undefined {
  const open = glob.indexOf('{');
  if (open < 0) return [glob];
  let depth = 0;
  let from = open + 1;
  const parts: string[] = [];
  let at = open;
  for (; at < glob.length; at++) {
    const c = glob[at];
    if (c === '{') depth++;
    else if (c === ',' && depth === 1) {
      parts.push(glob.slice(from, at));
      from = at + 1;
    } else if (c === '}' && --depth === 0) break;
  }
  parts.push(glob.slice(from, at));
  const rest = glob.slice(at + 1);
  const out: string[] = [];
  for (const part of parts) {
    const more = alternatives(part + rest);
    if (!more || out.length + more.length > MOST_ALTERNATIVES) return undefined;
    for (const m of more) out.push(glob.slice(0, open) + m);
  }
  return out;
}

function tokensOf(glob: string): Token[] {
  const out: Token[] = [];
  const small = glob.toLowerCase();
  for (let i = 0; i < small.length; ) {
    const c = String.fromCodePoint(small.codePointAt(i) as number);
    if (c === '*' && small[i + 1] === '*') {
      const folder = small[i + 2] === '/';
      out.push(folder ? DEEP : ANY);
      i += folder ? 3 : 2;
    } else {
      out.push(c === '*' ? NAME : c === '?' ? ONE : c);
      i += c.length;
    }
  }
  return out;
}

/** Walks all places of the glob that the path so far may have reached, side by side. */
function matches(tokens: readonly Token[], path: string): boolean {
  let here = new Set<number>();
  const reach = (set: Set<number>, at: number): void => {
    for (let i = at; ; i++) {
      set.add(i);
      const t = tokens[i];
      // What may stand for nothing may be passed.
      if (t !== ANY && t !== NAME && t !== DEEP) return;
    }
  };
  reach(here, 0);
  let atFolder = true;
  for (const c of path) {
    const next = new Set<number>();
    for (const i of here) {
      const t = tokens[i];
      if (t === undefined) continue;
      if (t === ANY) reach(next, i);
      else if (t === NAME || t === ONE) {
        if (c !== '/') reach(next, t === NAME ? i : i + 1);
      } else if (t === DEEP) {
        // Inside a folder's name only the token itself goes on; behind its slash what follows may begin.
        if (c === '/' && !atFolder) reach(next, i);
        else if (c !== '/') next.add(i);
      } else if (t === c) reach(next, i + 1);
    }
    if (next.size === 0) return false;
    here = next;
    atFolder = c === '/';
  }
  return here.has(tokens.length);
}
