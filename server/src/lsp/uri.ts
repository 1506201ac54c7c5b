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
