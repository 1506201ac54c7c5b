// `npm run update`: writes anew what is made from the rules and the configuration: docs/rules, the tables in docs, the
// schemas, the settings in package.json. Look at the difference before you commit it.
//   --pictures    those of the README and the walkthrough too, from the real VS Code, and the icon
//   --snapshots   those of test/snapshots too, which only hold what somebody has looked at
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root, run } from './steps.mjs';

const GENERATED = [
  'test/notices.test.ts',
  'test/readme.test.ts',
  'test/rule-pages.test.ts',
  'test/config-schema.test.ts',
  'test/lsp/manifest.test.ts',
  'test/lsp/lexicon-editing.test.ts',
];
const SNAPSHOTS = ['test/package.test.ts', 'test/cli-formats.test.ts', 'test/grammar.test.ts'];

const { values } = parseArgs({ options: { pictures: { type: 'boolean', default: false }, snapshots: { type: 'boolean', default: false } } });
const files = values.snapshots ? [...GENERATED, ...SNAPSHOTS] : GENERATED;
const env = { ...process.env, UPDATE: '1' };
if (!run(join(root, 'node_modules/.bin/vitest'), ['run', ...files], { env })) fail('Not everything could be written: see above.', 1);
if (values.pictures && !run(process.execPath, [join(root, 'scripts/icon.mjs')])) fail('The icon could not be drawn: see above.', 1);
if (values.pictures && !run(process.execPath, [join(root, 'test/vscode/run.mjs'), '--pictures', 'drive-chinese']))
  fail('The picture could not be taken: see above.', 1);
run(join(root, 'node_modules/.bin/biome'), ['check', '--write', '.']);
run('git', ['status', '--short']);
