import { RATE_NUMBERS } from '../rate/weights.ts';
import type { Effective, Source, Sourced } from './effective.ts';
import type { LoadedConfig } from './load.ts';

interface PrintOptions {
  readonly loaded: LoadedConfig | undefined;
  /** Name of a file as a reader knows it. */
  readonly name: (file: string) => string;
  readonly language: 'zh' | 'en';
  /** Number of entries by source of the lexicon, the shipped one's too. */
  readonly entries?: ReadonlyMap<string, number>;
}

const WORDS = {
  zh: { default: 'default', settings: 'settings', ignored: '本稿不检查：符合 ignore', entries: (n: number) => `${n}条` },
  en: { default: 'default', settings: 'settings', ignored: 'This draft is not checked: ignore', entries: (n: number) => `${n} entries` },
} as const;

/** What counts for a draft, as YAML: every value with its source as a comment (`# file:line`, `# settings`, `# default`). */
export function printEffective(e: Effective, options: PrintOptions): string {
  const from = sources(options);
  const line = (key: string, { value, from: f }: Sourced<unknown>): string => `${key}: ${scalar(value)}  # ${from(f)}`;
  const words = WORDS[options.language];
  const lines: string[] = [];
  if (e.ignored) lines.push(`# ${words.ignored} ${scalar(e.ignored.value)} (${from(e.ignored.from)})`);
  lines.push(line('profile', e.profile), line('language', e.language), line('region', e.region), 'rules:');
  for (const [id, { severity, options: set }] of e.rules) {
    const list = Object.entries(set);
    if (list.length === 0) lines.push(`  ${line(id, severity)}`);
    else lines.push(`  ${id}:`, `    ${line('severity', severity)}`, '    options:', ...list.map(([k, o]) => `      ${line(k, o)}`));
  }
  const list = (key: string, items: readonly Sourced<string>[], more: (value: string) => string = () => ''): void => {
    lines.push(items.length === 0 ? `${key}: []` : `${key}:`);
    for (const { value, from: f } of items) lines.push(`  - ${scalar(key === 'lexicons' ? options.name(value) : value)}  # ${from(f)}${more(value)}`);
  };
  list('lexicons', e.lexicons, (file) => {
    const n = options.entries?.get(options.name(file)) ?? options.entries?.get(file);
    return n === undefined ? '' : `, ${words.entries(n)}`;
  });
  list('ignore', e.ignore);
  const { weights } = e.errorRate;
  lines.push('errorRate:', ...RATE_NUMBERS.map((n) => `  ${line(n, e.errorRate[n])}`));
  if (weights.size > 0) lines.push('  weights:', ...[...weights].map(([id, w]) => `    ${line(id, w)}`));
  return `${lines.join('\n')}\n`;
}

function sources({ loaded, name, language }: PrintOptions): (from: Source) => string {
  const starts = new Map<string, number[]>();
  const lineOf = (file: string, offset: number): number => {
    let ends = starts.get(file);
    if (!ends) {
      const text = loaded?.files.find((f) => f.file === file)?.text ?? '';
      ends = [...text.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length);
      starts.set(file, ends);
    }
    return 1 + ends.filter((start) => start <= offset).length;
  };
  return (from) => {
    if (from.kind === 'file') return `${name(from.file)}:${lineOf(from.file, from.range.start)}`;
    return from.kind === 'option' ? from.name : WORDS[language][from.kind];
  };
}

/** Words that mean themselves in YAML go bare, the rest as JSON, which is YAML too. */
function scalar(value: unknown): string {
  return typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|y|n)$/i.test(value) ? value : JSON.stringify(value);
}
