import { editLines } from '../../rule/fix.ts';
import { type ArticleView, defineRule, type PlacedFinding } from '../../rule/rule.ts';
import { append } from '../../text/append.ts';
import { Class, isAt } from '../../text/chars.ts';
import { echoed, pairsOf, shared } from './lib/echo.ts';
import { incomplete } from './lib/incomplete.ts';
import { type Piece, type PlacedPiece, Story } from './lib/stories.ts';

/** A headline that stands behind the story it heads: newspaper columns copied in the wrong order. */
export const displacedHeadline = defineRule<Message, Piece>({
  meta: {
    id: 'structure/displaced-headline',
    title: { zh: '标题错位', en: 'Headline behind its story' },
    rationale: {
      zh: '从版面上拷贝时，标题常落在所属稿件的后面，前面的稿件没有标题，后面的稿件又多出一个。看标题的用词同哪一篇相合，移回那一篇之前。',
      en: 'Copied from a page, a headline often lands behind its story: the story above has none, the one below has one too many. Its words tell which story it heads; move it there.',
    },
    source: 'GB/T 14706—1993 转移',
    severity: 'warning',
    fixable: 'review',
    messages: {
      headline: {
        zh: '标题“{title}”排在了所属稿件之后，应移到“{story}”之前',
        en: 'the headline “{title}” stands behind its story; move it before “{story}”',
      },
      lead: {
        zh: '导语排在了分节之后，应随标题“{title}”移到“{story}”之前',
        en: 'the lead stands behind the sections; move it with the headline “{title}” before “{story}”',
      },
    },
    options: {},
    examples: [
      {
        bad: '海州大桥15日正式通车，两岸群众往来只需十分钟。\n\n大桥全长三千米，建设历时四年，沿线新设六个公交站。\n\n（新华社海州6月15日电）\n\n⟦海州大桥通车 两岸往来只需十分钟⟧\n',
        note: '前面的稿件没有标题，后面没有正文',
      },
      {
        bad: '海州大桥15日正式通车，两岸群众往来只需十分钟。\n\n大桥全长三千米，建设历时四年。 □据新华社\n\n⟦海州大桥正式通车⟧\n两岸往来只需十分钟\n\n临江县中小学6月起全部供应热午餐，惠及学生两万人。\n\n县教育局说，餐费由财政补贴。 □据中新社\n',
        note: '两行，同上一篇相合，同下一篇不合',
      },
      {
        good: '海州大桥15日正式通车，两岸群众往来只需十分钟。 □据新华社\n\n临江中小学供应热午餐\n\n临江县中小学6月起全部供应热午餐，惠及学生两万人。\n\n县教育局说，餐费由财政补贴。 □据中新社\n',
        note: '是下一篇的标题',
      },
      {
        good: '海州大桥通车\n\n海州大桥15日正式通车，两岸群众往来只需十分钟。\n\n（新华社海州6月15日电）\n\n海州大桥今晨迎来首批车辆\n',
        note: '上一篇已有标题',
      },
      {
        good: '海州大桥15日正式通车，两岸群众往来只需十分钟。\n\n（新华社海州6月15日电）\n\n相关新闻\n海州大桥建设历时四年\n海州大桥沿线新设公交站\n',
        note: '相关新闻的目录',
      },
      {
        good: '海州大桥15日正式通车，建设历时四年。\n\n王师傅说，有了桥，两岸就是一家人。\n\n（新华社海州6月15日电）\n\n有了桥，两岸就是一家人\n',
        note: '从文中摘出的话',
      },
      {
        good: '海州大桥15日正式通车，两岸群众往来只需十分钟。\n\n大桥全长三千米，建设历时四年。\n\n（新华社海州6月15日电）\n\n为海州大桥通车喝彩！\n',
        note: '文末口号',
      },
    ],
  },
  draft(articles) {
    const out: PlacedFinding<Message>[] = [];
    // How many titles at the head of the story belong to the one above.
    let gone = 0;
    for (let k = 0; k < articles.length; k++) {
      const story = new Story(articles[k] as ArticleView);
      if (gone > 0) append(out, leadFindings(story, gone));
      const start = story.at(gone);
      const headed = story.titles !== gone;
      gone = 0;
      if (headed || start?.value.role !== 'body') continue;
      const next = k + 1 < articles.length ? new Story(articles[k + 1] as ArticleView) : undefined;
      const lines = next ? next.pieces.slice(0, next.titles) : trailing(story);
      if (lines.length === 0 || lines.length > 2 * MOST_LINES) continue;
      if (!next) {
        out.push(headlineFinding(lines, start, false));
        continue;
      }
      // A line and a date behind it are a signature.
      if (next.bodies.length > 0 && !next.bodies.some((b) => b.length >= SHORTEST_BODY)) continue;
      const stray = story.closed || next.bodies.length === 0 ? strayed(story, lines, next.bodies) : [];
      if (stray.length === 0 || quotes(story, stray) || (next.bodies.length === 0 && stray.length < lines.length)) continue;
      out.push(headlineFinding(stray, start, story.closed));
      gone = stray.length;
    }
    return out;
  },
});

type Message = 'headline' | 'lead';

/** More short lines than these are a list, not a headline. */
const MOST_LINES = 3;
/** Pairs of characters that a headline shares with its story, at least; and how many times those it shares with the story below. */
const FEWEST = 4;
const TIMES = 2;
/** Part of the pairs of a line at the end of the file, without a credit before it, that must be among those of the story. */
const SURE = 0.5;
/** Shorter texts are no body that a headline could head. */
const SHORTEST_BODY = 20;

/** The first lines of a story that repeat the words of the story above much more than those of the story below. */
function strayed(above: Story, lines: readonly PlacedPiece[], below: readonly string[]): readonly PlacedPiece[] {
  const pairs = lines.map((l) => pairsOf(l.value.text));
  const all = new Set(pairs.flatMap((p) => [...p]));
  const before = echoed(all, above.bodies);
  const behind = echoed(all, below);
  let n = 0;
  let sum = 0;
  let other = 0;
  for (; n < pairs.length && n < MOST_LINES; n++) {
    const own = shared(pairs[n] as ReadonlySet<number>, before);
    const rival = shared(pairs[n] as ReadonlySet<number>, behind);
    // A line that speaks for neither goes with the one before it while a title for the story below is left.
    const neutral = own === rival && n > 0 && (n + 1 < lines.length || below.length === 0);
    if (own <= rival && !neutral) break;
    sum += own;
    other += rival;
  }
  return sum >= FEWEST && sum >= TIMES * other + 1 ? lines.slice(0, n) : [];
}

/** A slogan, or words of the story set apart (a pull quote). A headline may repeat the lead word by word. */
function quotes({ bodies }: Story, lines: readonly PlacedPiece[]): boolean {
  const text = lines.map((l) => l.value.text).join('');
  if (text.endsWith('！')) return true;
  return lines.length === 1 && text.length > 6 && !bodies[0]?.includes(text) && bodies.some((b) => b.includes(text));
}

/** Short lines at the end of the last story, which has no credit that closes it. */
function trailing(story: Story): readonly PlacedPiece[] {
  const lines: PlacedPiece[] = [];
  for (const piece of story.fromEnd()) {
    if (piece.value.role !== 'title' || lines.length > MOST_LINES) break;
    lines.unshift(piece);
  }
  if (lines.length === 0 || lines.length > MOST_LINES || story.bodies.length < 3 || quotes(story, lines)) return [];
  const pairs = pairsOf(lines.map((l) => l.value.text).join('\n'));
  const found = echoed(pairs, story.bodies).size;
  return found > FEWEST && found >= SURE * pairs.size ? lines : [];
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}……` : text);

/** The lines of a headline as one where they are parts of one. */
function asOne(lines: readonly PlacedPiece[]): string {
  let out = '';
  for (const [i, { value }] of lines.entries()) out += (i === 0 || incomplete(lines[i - 1]?.value.text ?? '', value.text) ? '' : '\n') + value.text;
  return out;
}

/** @param target where the story begins */
function headlineFinding(lines: readonly PlacedPiece[], target: PlacedPiece, sure: boolean): PlacedFinding<Message> {
  const [first] = lines as [PlacedPiece];
  const title = { zh: '移到所属稿件之前', en: 'Move it before its story' };
  const last = lines.at(-1) as PlacedPiece;
  const whole = asOne(lines);
  const joined = whole.split('\n').length < lines.length;
  const move = { kind: 'move', more: last.passage - first.passage, to: target.passage - first.passage, ...(joined ? { as: whole } : {}) } as const;
  return {
    passage: first.passage,
    range: first.value.range,
    message: 'headline',
    data: { title: whole.replaceAll('\n', '／'), story: cut(target.value.text, 12) },
    fixes: [editLines(title, move)],
    related: [{ message: { zh: '所属稿件', en: 'its story' }, range: target.value.range, passage: target.passage }],
    ...(sure ? {} : { severity: 'information' as const }),
  };
}

/**
 * Headline and lead of a story that stand behind its sections: two titles and a text in the middle of an article that opens
 * with the subhead of a section.
 * @param from piece the article begins with, once displaced headlines are gone
 */
function leadFindings(story: Story, from: number): PlacedFinding<Message>[] {
  const { pieces, closed } = story;
  const role = (i: number): Piece['role'] | undefined => pieces[i]?.value.role;
  if (!closed || role(from) !== 'title' || role(from + 1) !== 'body') return [];
  let head = pieces.length - 1;
  while (head > from && role(head) !== 'title') head--;
  if (head < from + 4 || role(head - 1) !== 'title' || role(head - 2) !== 'body') return [];
  const lines = pieces.slice(head - 1, head + 1);
  const pairs = pairsOf(lines.map((l) => l.value.text).join('\n'));
  const texts = pieces.slice(from, head - 1).map((x) => x.value.text);
  if (echoed(pairs, texts).size < FEWEST) return [];
  const [main] = lines as [PlacedPiece];
  const lead = pieces[head + 1] as PlacedPiece;
  const target = pieces[from] as PlacedPiece;
  const data = { title: main.value.text, story: cut(target.value.text, 12) };
  const move = { kind: 'move', more: (pieces.at(-1) as PlacedPiece).passage - main.passage, to: target.passage - main.passage } as const;
  const title = { zh: '标题和导语移到分节之前', en: 'Move headline and lead before the sections' };
  const severity = 'information';
  return [
    { passage: main.passage, range: main.value.range, message: 'headline', data, severity, fixes: [editLines(title, move)] },
    { passage: lead.passage, range: { start: 0, end: firstWords(lead.value.text) }, message: 'lead', data, severity },
  ];
}

/** Up to the first mark, figure or blank, which other rules may have something to say of. */
function firstWords(text: string): number {
  let i = 1;
  while (i < text.length && isAt(text, i, Class.Han)) i++;
  return i;
}
