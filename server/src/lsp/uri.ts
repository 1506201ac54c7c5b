/** The path of a URI as a user reads it. */
export function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Equal for two URIs of one file: editors and Node escape different characters (brackets, the colon of a drive), and write
 * the letter of a drive in different cases.
 */
export function uriKey(uri: string): string {
  const scheme = /^[a-z][\w+.-]*:/i.exec(uri)?.[0] ?? '';
  return scheme + pathOf(uri).replace(/^\/[a-z]:/i, (drive) => drive.toLowerCase());
}

/** The folder a file or folder lies in, without a slash at its end but for the root; undefined for the root itself. */
export function parentUri(uri: string): string | undefined {
  const found = /^([a-z][\w+.-]*:(?:\/\/[^/]*)?)\/(.*)$/i.exec(uri.replace(/\/+$/, ''));
  const [, root, path] = found ?? [];
  if (root === undefined || path === undefined || path === '') return undefined;
  const slash = path.lastIndexOf('/');
  return slash < 0 ? `${root}/` : `${root}/${path.slice(0, slash)}`;
}

/** A name in a folder. */
export function childUri(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

/** The path of a file from a folder it lies in, at any depth; undefined when it lies elsewhere. */
export function pathFrom(folder: string, uri: string): string | undefined {
  const base = `${uriKey(folder).replace(/\/+$/, '')}/`;
  const key = uriKey(uri);
  return key.startsWith(base) ? key.slice(base.length) : undefined;
}

/** What a path means, written in a file of a folder: for files that no disk has, the rules of URIs. */
export function resolveUri(path: string, folder: string): string {
  const escaped = encodeURI(path.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent);
  try {
    return new URL(escaped, `${folder.replace(/\/+$/, '')}/`).href;
  } catch {
    return childUri(folder, escaped);
  }
}
