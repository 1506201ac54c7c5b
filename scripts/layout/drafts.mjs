// The project's own drafts: pages as they are pasted, whose line ends are marked with the truth (test/line-ends.ts), and the
// typesetter of the tests (test/rebreak.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { root } from '../steps.mjs';

const folder = join(root, 'test/drafts/line-ends');

/** test/rebreak.ts and test/line-ends.ts, in memory. */
export async function testTools() {
  const stdin = { contents: "export * from './rebreak.ts'; export * from './line-ends.ts';", resolveDir: join(root, 'test'), loader: 'ts' };
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, write: false, format: 'esm', charset: 'utf8' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const read = (name) => readFileSync(join(folder, name), 'utf8');

/** The marked drafts; an end that may be either counts as real, since it must not be joined on save. Columns in turn need a vocabulary. */
export function markedDrafts({ readEnds }) {
  const names = readdirSync(folder).filter((name) => !name.includes('interleaved'));
  return names.map((name) => {
    const { text, truths } = readEnds(read(name));
    const falseEnds = new Set([...truths].filter(([, truth]) => truth !== 'kept' && truth !== 'either').map(([line]) => line));
    return { text, language: name.endsWith('.md') ? 'markdown' : 'plaintext', falseEnds };
  });
}

/** Those that are stories that no page has spoilt, as paragraphs. */
export function stories({ paragraphsOf }) {
  const names = readdirSync(folder).filter((name) => /^(?:story-.*|captions-between|reporting-openers|numbers-cut|questions-column)\.txt$/.test(name));
  return names.map((name) => paragraphsOf(read(name)));
}
