import { type AnyRule, GROUPS } from '../../rule/rule.ts';
import type { Cursor } from '../config/cursor.ts';
import type { ConfigWord } from '../config/words.ts';
import { groupOf } from '../settings.ts';

/** What an entry of an ignore file may say, in the order in which people write it. */
const KEY_DOCS = {
  rule: { zh: '忽略哪条规则，或哪组规则', en: 'The rule or group of rules that is to be ignored' },
  text: {
    zh: '被标出的原文；断行处按接排后写，行尾、空行写 ""',
    en: 'The very text of the finding, with broken lines joined; "" for a line end or empty lines',
  },
  before: { zh: '前面紧挨着的几个字；"" 表示前面没有字；不写则不论', en: 'What stands right before it; "" where nothing does; absent: anything' },
  after: { zh: '后面紧挨着的几个字；"" 表示后面没有字；不写则不论', en: 'What stands right behind it; "" where nothing does; absent: anything' },
  file: { zh: '只对哪些稿件：从本文件夹起算的路径，或通配式；不写则不论', en: 'For which drafts: a path from this folder, or a glob; absent: for all' },
  reason: { zh: '为什么忽略，给人看的', en: 'Why, for people' },
  until: { zh: '有效到哪一天，如2026-12-31', en: 'The last day on which it counts, such as 2026-12-31' },
} as const;

/** Words that may stand at a place of an ignore file. */
export function ignoreWordsAt({ path, atKey }: Cursor, rules: readonly AnyRule[]): readonly ConfigWord[] {
  if (atKey && path.length === 0) return Object.entries(KEY_DOCS).map(([text, title]) => ({ text, kind: 'key', title }));
  if (path.length !== 1 || path[0] !== 'rule') return [];
  const groups = GROUPS.filter((g) => rules.some((r) => groupOf(r.meta.id) === g));
  const title = { zh: '整组规则', en: 'All rules of the group' };
  return [
    ...groups.map((text): ConfigWord => ({ text, kind: 'value', title })),
    ...rules.map(({ meta }): ConfigWord => ({ text: meta.id, kind: 'value', title: meta.title, more: meta.rationale })),
  ];
}
