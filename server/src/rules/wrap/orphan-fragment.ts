import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type PlacedFinding } from '../../rule/rule.ts';
import { begins, early } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';

/** A first sentence of so many units may be the tail of another. */
const LONGEST_TAIL = 8;
/** They end a sentence that they did not begin. */
const PARTICLES = '的了着过等';

/**
 * A paragraph that begins in the middle of a sentence whose first half is not there. It has no fix: to delete what is left
 * would hide that something is missing.
 */
export const orphanFragment = defineRule<Message, string>({
  meta: {
    id: 'wrap/orphan-fragment',
    title: { zh: '段首残句', en: 'Fragment at the head of a paragraph' },
    rationale: {
      zh: '转行、转页时漏掉或重复了文字，段落就会从半句话开始。前半句不在稿里，不能接排，要找原稿核对。',
      en: 'Where text is lost or doubled between columns or pages, a paragraph begins with half a sentence. Its other half is not there, so it cannot be joined; look at the original.',
    },
    source: 'GB/T 14706—1993',
    severity: 'error',
    fixable: 'none',
    errorClass: 'text', // 多字
    messages: {
      repeated: {
        zh: '段首“{head}”重复了前文句尾，后面一句可能缺字，请核对原稿',
        en: 'The paragraph opens with “{head}”, the end of an earlier sentence again; text may be missing behind it, see the original',
      },
      mark: { zh: '段落以“{mark}”开头，前面缺了文字，请核对原稿', en: 'The paragraph opens with “{mark}”: text before it is missing, see the original' },
      bound: {
        zh: '段落从半句话（“{word}”）开始，前面缺了文字，请核对原稿',
        en: 'The paragraph opens with the end of a sentence (“{word}”): text before it is missing, see the original',
      },
    },
    options: {},
    examples: [
      {
        bad: '专家认为，生态修复需要时间，不可能立竿见影，更不会一劳永逸。\n\n⟦劳永逸。⟧这为下一步工作提供了思路，但也不能因此放松管护。\n',
        note: '段首重复上文句尾',
      },
      { bad: '桥梁检测昨天结束。\n\n⟦，⟧主跨的沉降量在允许范围以内，通车时间不受影响。\n' },
      { bad: '桥梁检测昨天结束。\n\n⟦的。⟧主跨的沉降量在允许范围以内，通车时间不受影响。\n' },
      { good: '桥梁检测昨天结束。\n\n。。。。。。。。。。。。\n', note: '全是标点的分隔行' },
      { good: '“的确如此。”老站长说，并再次同来访者握手。\n', note: '引语完整' },
      {
        good: '了解到群众的难处以后，社区当天就调来了发电机。\n\n着手修路的那一年，村里只有三十户人家。\n\n等到汛期过去，桥也通了。\n\n地处山口的气象站最先测到大风。\n',
        note: '只是用字相同',
      },
      { good: '他反复讲一句话：水过留痕。\n\n水过留痕。这四个字后来刻在了河堤上。\n', note: '重复的是整句，不是句尾' },
    ],
  },
  triggers: [early('。', LONGEST_TAIL + 1), begins(Class.Stop | Class.Pause | Class.Close), begins(PARTICLES)],
  kinds: ['paragraph'],
  passage(p) {
    const head = plainHead(p.text);
    const start = brokenStart(p);
    const findings = start ? [start] : [];
    if (head === '') return start ? { findings } : NOTHING;
    return { findings, facts: [{ range: { start: 0, end: head.length }, value: head }] };
  },
  article({ facts, first, last, passage }) {
    const findings: PlacedFinding<Message>[] = [];
    const heads = new Map(facts.map((f) => [f.passage, f]));
    const texts = new Set(facts.map((f) => f.value));
    const repeated = new Set<string>();
    for (let i = first; i <= last; i++) {
      const fact = heads.get(i);
      if (fact && repeated.has(fact.value)) findings.push({ passage: i, message: 'repeated', range: fact.range, data: { head: fact.value } });
      const p = passage(i);
      const tail = p?.kind === 'paragraph' ? plainTail(p.text) : '';
      for (let n = SHORTEST_TAIL + 1; n <= tail.length; n++) if (texts.has(tail.slice(-n))) repeated.add(tail.slice(-n));
    }
    return findings;
  },
});

type Message = 'repeated' | 'mark' | 'bound';

const SHORTEST_TAIL = 3;
const STOP = 0x3002;

/** The first sentence of the text if it is short and plain: Han up to 。 without any other mark. */
function plainHead(text: string): string {
  for (let i = 0; i <= LONGEST_TAIL && i < text.length; i++) {
    if (text.charCodeAt(i) === STOP) return i >= SHORTEST_TAIL && i + 1 < text.length ? text.slice(0, i + 1) : '';
    if (!isAt(text, i, Class.Han)) return '';
  }
  return '';
}

/** The Han up to the 。 that ends the text, without the first of its clause: a whole clause may be taken up again on purpose, a part of one is not. */
function plainTail(text: string): string {
  const last = text.length - 1;
  if (text.charCodeAt(last) !== STOP) return '';
  let from = last;
  while (last - from < LONGEST_TAIL && isAt(text, from - 1, Class.Han)) from--;
  if (from === 0 || isAt(text, from - 1, Class.Stop | Class.Pause | Class.Open | Class.Close)) from++;
  return last - from >= SHORTEST_TAIL ? text.slice(from) : '';
}

/** Marks that stand behind something, never first. */
const NEVER_FIRST = '，、；：。！？”’）》〉】〕」』';
/** Particles that end a sentence they did not begin: 的。 了， */
const LONE_PARTICLE = new RegExp(`^[${PARTICLES}][。，；！？]`);

function brokenStart(p: Passage): Finding<Message> | undefined {
  const { text, classes } = p;
  if (text.length < 6 || !(classes & (Class.Han | Class.Latin | Class.Digit))) return undefined;
  if (isAt(text, 0, Class.Stop | Class.Pause | Class.Close) && NEVER_FIRST.includes(text[0] as string))
    return { message: 'mark', range: { start: 0, end: 1 }, data: { mark: text[0] as string } };
  if (isAt(text, 1, Class.Stop | Class.Pause) && LONE_PARTICLE.test(text))
    return { message: 'bound', range: { start: 0, end: 2 }, data: { word: text[0] as string } };
  return undefined;
}
