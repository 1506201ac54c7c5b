// `npm run new-rule -- GROUP/NAME`: the file of a rule with everything it has to say of itself, and its line in rules/index.ts.
// Its examples are its tests, and they fail until they are filled in.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './steps.mjs';

const rules = join(root, 'server/src/rules');
const groups = readdirSync(rules, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && entry.name !== 'lib' ? [entry.name] : []));
const [group, name] = (process.argv[2] ?? '').split('/');
if (!groups.includes(group) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name ?? ''))
  fail(`npm run new-rule -- GROUP/NAME, as in punct/stray-comma. GROUP is one of: ${groups.join(', ')}.`);

const file = join(rules, group, `${name}.ts`);
if (existsSync(file)) fail(`${group}/${name} is there already.`);
const index = join(rules, 'index.ts');
const lines = readFileSync(index, 'utf8').split('\n');
const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const taken = new Set(lines.map((line) => /^import \{ (\w+) \}/.exec(line)?.[1]));
const constant = taken.has(camel) ? `${group}${camel[0].toUpperCase()}${camel.slice(1)}` : camel;

writeFileSync(file, template());
const known = lines.flatMap((line) => {
  const found = /^import \{ (\w+) \} from '\.\/([\w-]+\/[\w-]+)\.ts';$/.exec(line);
  return found ? [{ constant: found[1], path: found[2], line }] : [];
});
const behind = known.findLast(({ path }) => path < `${group}/${name}`);
insert(behind?.line ?? lines[0], `import { ${constant} } from './${group}/${name}.ts';`);
insert(behind ? `  ${behind.constant},` : lines.find((line) => line.includes('AnyRule[] = [')), `  ${constant},`);
writeFileSync(index, lines.join('\n'));

console.log(`server/src/rules/${group}/${name}.ts
server/src/rules/index.ts

1. Fill in the file: what is wrong and why, the clause it comes from, examples.
2. npx vitest run test/examples.test.ts -t ${group}/${name}
3. npm run update
4. npm run gains -- main FOLDER OF DRAFTS   what it finds there, and whether anything else has changed`);

function insert(after, line) {
  lines.splice(lines.indexOf(after) + 1, 0, line);
}

function template() {
  return `import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';

export const ${constant} = defineRule<Message>({
  meta: {
    id: '${group}/${name}',
    title: { zh: '〔几个字说清是什么差错〕', en: '[what is wrong, in a few words]' },
    rationale: { zh: '〔为什么是错的，读者会怎样误会〕', en: '[why it is wrong, and what a reader would take it for]' },
    source: '〔标准或手册及条款〕',
    severity: 'hint',
    fixable: 'none',
    messages: { found: { zh: '“{text}”〔哪里不对，该怎么办〕', en: '“{text}” [what is wrong, and what to do]' } },
    options: {},
    examples: [
      { bad: '〔一句有错的新闻，⟦错处⇢改法⟧这样标出。〕' },
      { good: '〔一句看着像错其实没错的新闻。〕', note: '〔为什么没错〕' },
      { good: '〔再来一句：引语、书名、专名里常有。〕' },
    ],
  },
  triggers: [signs('〔')],
  passage(p, _, places) {
    let findings: Finding<Message>[] | undefined;
    for (const at of places) {
      if (p.quoted(at)) continue;
      findings ??= [];
      findings.push({ message: 'found', range: { start: at, end: at + 1 }, data: { text: p.text.slice(at, at + 1) } });
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'found';
`;
}
