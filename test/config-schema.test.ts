import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { OVERRIDE_KEYS, ROOT_KEYS } from '../server/src/engine/config/keys.ts';
import { readConfigFile } from '../server/src/engine/config/read.ts';
import { rules } from '../server/src/rules/index.ts';
import { configSchema } from './config-schema.ts';

const root = resolve(import.meta.dirname, '..');
const path = join(root, 'schemas/newsproof.schema.json');

test('the schema says what the rules say (UPDATE=1 npx vitest run test/config-schema.test.ts rewrites it)', () => {
  const fresh = `${JSON.stringify(configSchema(rules), null, 2)}\n`;
  if (process.env.UPDATE === '1') writeFileSync(path, fresh);
  // How it is laid out is the formatter's matter.
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(fresh));
});

test('it has exactly the keys that a file may have', () => {
  const known = (text: string): string[] => readConfigFile(text, rules).problems.flatMap((p) => (p.message.en.startsWith('Unknown key') ? [p.message.zh] : []));
  for (const key of ROOT_KEYS) expect([key, known(`${key}:\n`)]).toEqual([key, []]);
  for (const key of OVERRIDE_KEYS) expect([key, known(`overrides:\n  - files: a\n    ${key === 'files' ? 'profile' : key}:\n`)]).toEqual([key, []]);
  const said = readConfigFile('nothing_like_it: 1\n', rules).problems[0]?.message.en ?? '';
  expect(said.split('known: ')[1]?.split(', ').sort()).toEqual([...ROOT_KEYS].sort());
});

test('it is contributed for the files that the server helps to write', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const url = './schemas/newsproof.schema.json';
  expect(contributes.yamlValidation.find((v: { url: string }) => v.url === url).fileMatch).toEqual(['*.newsproof.yaml', '*.newsproof.yml']);
  expect(contributes.jsonValidation).toEqual([{ fileMatch: ['*.newsproof.json'], url }]);
});
