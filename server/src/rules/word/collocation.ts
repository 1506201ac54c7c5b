import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { clauseEnd, clauseStart, lastWithin } from '../lib/clause.ts';
import { signsNamed, wordFinding, wordHits, wordsOf } from './lib/all-words.ts';

export const collocation = defineRule<Message>({
  meta: {
    id: 'word/collocation',
    title: { zh: '搭配不当', en: 'Words that do not go together' },
    rationale: {
      zh: '成果要“取得”，力度要“加大”，步伐要“加快”；减少的量只能以成数、分数计，不能用倍数。',
      en: 'Some verbs and nouns do not go together (产生成果, 加快力度). What decreases loses a part: it cannot lose three times itself.',
    },
    source: '现代汉语实词搭配；出版物数字用法惯例',
    severity: 'warning',
    fixable: 'review',
    errorClass: 'fact',
    messages: {
      word: { zh: '“{from}”搭配不当，可用“{to}”', en: '“{from}” do not go together; “{to}” does' },
      ask: { zh: '“{from}”搭配不当', en: '“{from}” do not go together' },
      times: { zh: '减少不能用倍数：“{from}”', en: 'A decrease is not counted in times: “{from}”' },
      speech: { zh: '“作出……的发言”生硬，可直接用“说”“表示”', en: 'Stiff: say it with 说 or 表示' },
      person: { zh: '称国家领导人，量词宜用“位”', en: 'A head of state takes the measure word 位' },
    },
    options: {},
    examples: [
      { bad: '双方希望会谈⟦产生更具体的成果⇢取得更具体的成果⟧。' },
      { bad: '各地要⟦加快力度⇢加大力度⟧整治河道，⟦降低差距⇢缩小差距⟧。' },
      { good: '各地要加快进度、加大力度，缩小差距。' },
      { bad: '运费⟦下降了两倍⟧。' },
      { bad: '事故比去年⟦减少3倍⟧。' },
      { good: '事故减少到原来的三分之一，运量增长3倍。' },
      { good: '误差下降为标准差的3倍，放大倍数降低。' },
      { bad: '他⟦作出⟧“不会让步”的发言。' },
      { good: '他作出“不会让步”的承诺。' },
      { bad: '谈判代表⟦推出⇢打出⟧拖延时间的筹码。' },
      { good: '公司推出新品，把价格作为筹码。' },
      { bad: '⟦这名⇢这位⟧韩方领导人说，会谈仍有希望。' },
      { good: '这名总统候选人说，这名领导人助理也到场。' },
      { bad: '演出⟦遭到好评⇢受到好评⟧。' },
      { good: '演出遭到恶评，作者受到好评。' },
    ],
  },
  triggers: [wordsOf('collocation'), signsNamed('times', 'chip', 'person'), words('做出“', '作出“')],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const hit of wordHits(p)) {
      const { word } = hit;
      if (word.list === 'collocation' && !p.quoted(hit.start)) findings.push({ ...wordFinding(hit), severity: 'hint' });
      else if (word.list === 'sign') {
        const finding = JUDGES[word.right[0] as string]?.(p.text, hit);
        if (finding && !(p.quoted(hit.start) && finding.message !== 'times')) findings.push(finding);
      }
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'word' | 'ask' | 'times' | 'speech' | 'person';

const LESS = /(?:减少|下降|降低|缩小|缩减|缩短|减轻|减小|回落|下跌|锐减|骤减|降)(?:了)?(?:近|约|大约|超过|超|至少|整整|将近)?$/;
const AMOUNT = /(?:[\d.]{1,8}|[一二两三四五六七八九十百千几数]{1,4})(?:多|余)?$/;
const NUMERALS = '〇一二三四五六七八九十';

/** 减少3倍: nothing can shrink by more than itself. 一倍 may be meant as a half, n倍 as what is left of n parts. */
function times(text: string, { start, end }: Range): Finding<Message> | undefined {
  // 倍数, and 下降3倍以上 of a rise told before are left alone only where 倍 is part of a word.
  if (text[end] === '数' || text[end] === '率') return undefined;
  const amount = AMOUNT.exec(text.slice(Math.max(0, start - 8), end - 1));
  if (!amount) return undefined;
  const from = end - 1 - amount[0].length;
  const verb = LESS.exec(text.slice(Math.max(0, from - 8), from));
  if (!verb) return undefined;
  const range = { start: from - verb[0].length, end };
  const n = '一二两三四五六七八九十'.includes(amount[0]) ? Math.max(1, NUMERALS.indexOf(amount[0].replace('两', '二'))) : Number(amount[0]);
  const to = n === 1 ? '一半' : Number.isInteger(n) && n >= 2 && n <= 10 ? `${NUMERALS[n]}分之${NUMERALS[n - 1]}` : '';
  const fixes = to ? [replace({ start: from, end }, to)] : [];
  return { message: 'times', severity: 'warning', range, data: { from: text.slice(range.start, end) }, fixes };
}

/** 作出“…”的发言: what is said is told by 说 or 表示. */
function speech(text: string, { start, end }: Range): Finding<Message> | undefined {
  if (text[end] !== '“') return undefined;
  const behind = text.slice(end, end + 90);
  const close = behind.indexOf('”');
  if (close < 0 || !/^的(?:发言|讲话|表示|说法)/.test(behind.slice(close + 1))) return undefined;
  return { message: 'speech', severity: 'hint', range: { start, end } };
}

/** 推出…的筹码: a bargaining chip is played. */
function chip(text: string, { start }: Range): Finding<Message> | undefined {
  const from = clauseStart(text, start, 32);
  const at = lastWithin(text, '推出', from, start);
  if (at < 0 || text.slice(from, start).includes('作为')) return undefined;
  return {
    message: 'word',
    severity: 'hint',
    range: { start: at, end: at + 2 },
    data: { from: '推出……筹码', to: '打出……筹码' },
    fixes: [replace({ start: at, end: at + 2 }, '打出')],
  };
}

/** 这名领导人: a head of state takes 位. */
function person(text: string, { start, end }: Range): Finding<Message> | undefined {
  const title = /^[\u4e00-\u9fff]{0,3}?(?:领导人|总统|总理|国王|首相|国家元首)(?=[，。说在将还也已]|的(?:说法|话|讲话|表态|看法)|表示|认为|指出)/.exec(
    text.slice(end, clauseEnd(text, end, 14)),
  );
  if (!title || isAt(text, start - 1, Class.Digit)) return undefined;
  return { message: 'person', severity: 'hint', range: { start, end }, fixes: [replace({ start, end }, '这位')] };
}

const JUDGES: Readonly<Record<string, typeof times>> = { times, chip, person, 'zuo-chu': speech };
