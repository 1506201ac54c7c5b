// What a user would run instead. Loaded from test/bench/node_modules; `npm run bench` installs them.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** autocorrect gives up silently on large texts from the second call of a process on, so it gets pieces of ≤ 30 KB. */
function inPieces(text, lint) {
  let found = 0;
  for (let i = 0; i < text.length; ) {
    let end = i + 10_500 >= text.length ? text.length : text.lastIndexOf('\n\n', i + 10_500);
    if (end <= i) end = text.length;
    found += lint(text.slice(i, end));
    i = end;
  }
  return found;
}

export async function loadPeers() {
  const autocorrect = require('autocorrect-node');
  const { run: zhlint } = await import('zhlint');
  return {
    'autocorrect lintFor': (text, kind) => inPieces(text, (piece) => autocorrect.lintFor(piece, `a.${kind}`).lines.length),
    'autocorrect format': (text) => autocorrect.format(text).length,
    zhlint: (text) => zhlint(text, { rules: { preset: 'default' } }).validations.length,
  };
}
