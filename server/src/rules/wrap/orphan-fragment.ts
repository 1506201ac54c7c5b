import { defineRule, type Fact, type Finding, type PlacedFact } from '../../rule/rule.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Passage } from '../../text/passage.ts';

/** What a paragraph says of its two ends. */
interface Ends {
  /** its first sentence, when it is short enough to be a tail; with the mark */
  readonly head?: string;
  /** the last units of the paragraph */
  readonly tail?: string;
  /** length of the clause the tail ends, so far as it is read */
  readonly clause: number;
}

type Message = 'repeated' | 'mark' | 'bound';

/** A first sentence of so many units may be the tail of another. */
const LONGEST_TAIL = 8;
const SHORTEST_TAIL = 3;
const READ = 40;

/** The first sentence of the text if it is short and plain: Han up to 。 without any other mark. */
function plainHead(text: string): string | undefined {
  for (let i = 0; i <= LONGEST_TAIL && i < text.length; i++) {
    if (text[i] === '。') return i >= SHORTEST_TAIL && i + 1 < text.length ? text.slice(0, i + 1) : undefined;
    if (!isAt(text, i, Class.Han)) return undefined;
  }
  return undefined;
}

/** Units of the last clause of the text, its mark included; READ at most. */
function lastClause(text: string): number {
  let n = 1;
  while (n < READ && n < text.length && !isAt(text, text.length - n - 1, Class.Stop | Class.Pause | Class.Open | Class.Close)) n++;
  return n;
}

function endsOf(text: string): Ends | undefined {
  const head = plainHead(text);
  const tail = text.endsWith('。') ? text.slice(-LONGEST_TAIL - 1) : undefined;
  return head || tail ? { ...(head ? { head } : {}), ...(tail ? { tail } : {}), clause: tail ? lastClause(text) : 0 } : undefined;
}

/** Marks that stand behind something, never first. */
const NEVER_FIRST = '，、；：。！？”’）》〉】〕」』';
/** Particles that end a sentence they did not begin: 的。 了， */
const LONE_PARTICLE = /^[的了着过等][。，；！？]/;

function brokenStart(p: Passage): Finding<Message> | undefined {
  const { text } = p;
  if (text.length < 6) return undefined;
  if (NEVER_FIRST.includes(text[0] as string)) return { message: 'mark', range: { start: 0, end: 1 }, data: { mark: text[0] as string } };
  return LONE_PARTICLE.test(text) ? { message: 'bound', range: { start: 0, end: 2 }, data: { word: text[0] as string } } : undefined;
}

/** Index of the fact of the nearest paragraph before the k-th whose ending the head repeats, or −1. */
function repeatedBy(facts: readonly PlacedFact<Ends>[], endings: ReadonlyMap<string, number>, k: number): number {
  const { head } = (facts[k] as PlacedFact<Ends>).value;
  return head === undefined ? -1 : (endings.get(head) ?? -1);
}

/** A paragraph that begins in the middle of a sentence whose first half is not there. */
export const orphanFragment = defineRule<Message, Ends>({
  meta: {
    id: 'wrap/orphan-fragment',
    title: { zh: '段首残句', en: 'Fragment at the head of a paragraph' },
    rationale: {
      zh: '转行、转页时漏掉或重复了文字，段落就会从半句话开始。前半句不在稿里，不能接排，要找原稿核对。',
      en: 'Where text is lost or doubled between columns or pages, a paragraph begins with half a sentence. Its other half is not there, so it cannot be joined; look at the original.',
    },
    source: 'GB/T 14706—1993',
    severity: 'error',
    fixable: 'review',
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
        bad: '专家认为，生态修复需要时间，不可能立竿见影，更不会一劳永逸。\n\n⟦劳永逸。⇢⟧这为下一步工作提供了思路，但也不能因此放松管护。\n',
        note: '段首重复上文句尾',
      },
      { bad: '桥梁检测昨天结束。\n\n⟦，⟧主跨的沉降量在允许范围以内，通车时间不受影响。\n' },
      { bad: '桥梁检测昨天结束。\n\n⟦的。⟧主跨的沉降量在允许范围以内，通车时间不受影响。\n' },
      { good: '“的确如此。”老站长说，并再次同来访者握手。\n', note: '引语完整' },
      {
        good: '了解到群众的难处以后，社区当天就调来了发电机。\n\n着手修路的那一年，村里只有三十户人家。\n\n等到汛期过去，桥也通了。\n\n地处山口的气象站最先测到大风。\n',
        note: '只是用字相同',
      },
      { good: '他反复讲一句话：水过留痕。\n\n水过留痕。这四个字后来刻在了河堤上。\n', note: '重复的是整句，不是句尾' },
    ],
  },
  passage(p) {
    if (p.kind !== 'paragraph' || p.text.length === 0) return {};
    const ends = endsOf(p.text);
    const start = brokenStart(p);
    const facts: Fact<Ends>[] = ends ? [{ range: { start: 0, end: ends.head?.length ?? 0 }, value: ends }] : [];
    return { facts, ...(start ? { findings: [start] } : {}) };
  },
  article({ facts }) {
    const endings = new Map<string, number>();
    const findings = [];
    for (let k = 0; k < facts.length; k++) {
      const { value, passage, range } = facts[k] as PlacedFact<Ends>;
      const earlier = facts[repeatedBy(facts, endings, k)];
      if (earlier && value.head) {
        findings.push({
          passage,
          message: 'repeated' as const,
          range,
          data: { head: value.head },
          fixes: [{ title: { zh: '删去重复的句尾', en: 'Delete the repeated ending' }, safety: 'review' as const, edits: [{ ...range, text: '' }] }],
        });
      }
      const { tail } = value;
      // A whole clause may be taken up again on purpose; a part of one is not.
      if (tail) for (let n = SHORTEST_TAIL + 1; n <= tail.length && n < value.clause; n++) endings.set(tail.slice(-n), k);
    }
    return findings;
  },
});
