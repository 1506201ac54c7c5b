// Takes the word lists into the bundles without their samples and headings, which only tests and readers ask for.
import { readFileSync } from 'node:fs';

/** For server/src/rules/word/lib/word-list.ts, which reads an entry with samples as well as one without. */
export const wordListsPlugin = {
  name: 'word-lists',
  setup(build) {
    build.onLoad({ filter: /[\\/]word[\\/]lib[\\/]lists[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/ \| [+-].*$|^# .*\n/gm, ''),
      loader: 'ts',
    }));
  },
};
