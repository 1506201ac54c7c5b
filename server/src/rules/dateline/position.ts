import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type PlacedFinding } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';

export const datelinePosition = defineRule<Message, Place, Options>({
  meta: {
    id: 'dateline/position',
    title: { zh: '电头位置不一', en: 'Mixed positions of datelines' },
    rationale: {
      zh: '同一社的稿件，电头或在篇首，或以括号置于篇末；一个文件里应取一种。',
      en: 'Copy of one agency carries its dateline at the head or, in brackets, at the end; a document keeps to one.',
    },
    severity: 'information',
    fixable: 'none',
    messages: {
      mixed: {
        zh: '本稿中{agency}电头位置不一：篇首{heads}处，篇末{ends}处',
        en: 'datelines of {agency} stand in two positions: {heads} at the head, {ends} at the end',
      },
      end: { zh: '{agency}电头在篇末，体例要求置于篇首', en: 'the dateline of {agency} stands at the end; the house puts it at the head' },
      head: { zh: '{agency}电头在篇首，体例要求置于篇末', en: 'the dateline of {agency} stands at the head; the house puts it at the end' },
    },
    options: { position: 'consistent' },
    optionDocs: {
      position: {
        what: {
          zh: '电头的位置：consistent 各稿一致即可，head 在文首，end 在文末，any 不管',
          en: 'Where datelines stand: consistent (one way in a file), head, end, or any',
        },
        values: ['consistent', 'head', 'end', 'any'],
      },
    },
    examples: [
      {
        bad: '⟦新华社⟧杭州6月12日电 杭州市图书馆12日重新开放，全天接待读者。\n\n新馆设有盲文阅览室，读者可以预约。\n\n新华社宁波6月12日电 宁波港12日开通新航线，首船驶往里加。\n\n夜里的码头灯火通明，装卸工人正在忙碌。\n\n（⟦新华社⟧舟山6月12日电）',
        note: '先出现的一处总说，位置不同的各处分说',
      },
      { bad: '夜里的码头灯火通明，装卸工人正在忙碌。\n\n（⟦新华社⟧舟山6月12日电）', options: { position: 'head' } },
      { good: '新华社杭州6月12日电 杭州市图书馆12日重新开放。\n\n新馆设有盲文阅览室。\n\n新华社宁波6月12日电 宁波港12日开通新航线。' },
      { good: '新华社杭州6月12日电 杭州市图书馆12日重新开放。\n\n新馆设有盲文阅览室。\n\n夜里的码头灯火通明。\n\n（本报舟山6月12日电）', note: '各社体例不同' },
      { good: '新馆设有盲文阅览室，读者可以预约。\n\n（新华社舟山6月12日电）' },
    ],
  },
  triggers: [has('dateline')],
  passage(p) {
    const d = p.dateline;
    if (!d || d.prefix || !d.place || !(p.classes & Class.Han) || p.level > 0) return NOTHING;
    return { facts: [{ range: d.agency.range, value: { position: d.position, agency: d.agency.text } }] };
  },
  draft(articles, { options }) {
    if (options.position === 'any') return [];
    const byAgency = new Map<string, { readonly passage: number; readonly range: Range; readonly position: 'head' | 'end' }[]>();
    for (const a of articles) {
      for (const f of a.facts) {
        const list = byAgency.get(f.value.agency) ?? [];
        list.push({ passage: f.passage, range: f.range, position: f.value.position });
        byAgency.set(f.value.agency, list);
      }
    }
    const out: PlacedFinding<Message>[] = [];
    for (const [agency, list] of byAgency) {
      const heads = list.filter((x) => x.position === 'head').length;
      const data = { agency, heads: String(heads), ends: String(list.length - heads) };
      const [first] = list;
      if (!first) continue;
      if (options.position !== 'consistent') {
        for (const x of list) if (x.position !== options.position) out.push({ passage: x.passage, range: x.range, message: x.position, data });
      } else if (heads > 0 && heads < list.length) {
        for (const x of list) if (x === first || x.position !== first.position) out.push({ passage: x.passage, range: x.range, message: 'mixed', data });
      }
    }
    return out;
  },
});

interface Place {
  readonly position: 'head' | 'end';
  readonly agency: string;
}

interface Options {
  /** consistent: one position a house in a document. any: never reported */
  readonly position: 'consistent' | 'head' | 'end' | 'any';
}

type Message = 'mixed' | 'end' | 'head';
