/**
 * Globs as editors write them: `*` and `?` inside one name, `**` over any number of folders, `{a,b}` for either. Letters
 * match in either case, for `Readme.md` is a README. Everything else stands for itself.
 */
export function globToRegExp(glob: string): RegExp {
  let out = '';
  let braces = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] as string;
    if (c === '*' && glob[i + 1] === '*') {
      const folder = glob[i + 2] === '/';
      out += folder ? '(?:[^/]+/)*' : '.*';
      i += folder ? 2 : 1;
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '{') {
      out += '(?:';
      braces++;
    } else if (c === '}' && braces > 0) {
      out += ')';
      braces--;
    } else if (c === ',' && braces > 0) out += '|';
    else out += c.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  return new RegExp(`^${out}${')'.repeat(braces)}$`, 'iu');
}

/** True if a path (with `/`, from the workspace folder, or absolute without the leading `/`) matches one of the globs. */
export function matchesAny(path: string, globs: readonly RegExp[]): boolean {
  return globs.some((g) => g.test(path));
}
