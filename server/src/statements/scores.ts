import type { Range } from '../text/range.ts';

/** A score or record that its parts have to make: quarters of a game, wins and losses of the games played. UTF-16 units of the text. */
export interface ScoreStatement extends Range {
  readonly text: string;
  /** as the text has it, and as the parts make it */
  readonly told: readonly number[];
  readonly made: readonly number[];
  readonly parts: Range & { readonly text: string };
}

const SCORE = String.raw`\d{1,3}(?:比|[:：∶])\d{1,3}`;
const QUARTERS = new RegExp(`(?:四|各)节(?:比分)?(?:依次|分别)?(?:为|是)?[：:]?((?:${SCORE}[、，和]*){4})(?![、，和]*\\d)`);
const FINAL = new RegExp(
  `(${SCORE})(?=[^，。；]{0,6}(?:战胜|击败|险胜|大胜|力克|逆转|取胜|获胜|不敌|负于|输给|惜败))|(?:总比分|最终比分|最终|结果)(?:为|以)?(${SCORE})`,
);
const COUNT = String.raw`(\d{1,3}|[一二两三四五六七八九十]{1,3})`;
const RESULTS = `${COUNT}胜(?:${COUNT}平)?${COUNT}负`;
const RECORD = new RegExp(`${COUNT}战${RESULTS}`, 'g');
/** 15场比赛，球队取得10胜3平2负: not of a season that goes on behind them. */
const GAMES = new RegExp(
  `(?<![第剩后余\\d一二三四五六七八九十])${COUNT}(?:场|轮)(?:比赛|联赛|较量)?(?:中|里|后)?，?[^，。；、0-9总剩余赛季]{0,8}?${RESULTS}`,
  'g',
);
/** 五局比分分别为……: as many sets as there are scores, each won by one side. */
const SETS = new RegExp(`([二两三四五六七各])[局盘]的?比分(?:依次|分别)?(?:为|是)?[：:]?((?:${SCORE}[、，和]*){2,7})`, 'g');
/** Extra time adds to what the quarters make. */
const EXTRA = /加时/;

const pairOf = (score: string): readonly [number, number] => score.split(/比|[:：∶]/).map(Number) as [number, number];

/** The scores of a text. Read are: 四节比分为A比B、……, with the final one; the sets of 3比1; N战A胜B平C负, N场比赛A胜B平C负. */
export function readScores(text: string): readonly ScoreStatement[] {
  return [...quarters(text), ...sets(text), ...records(text)];
}

function sets(text: string): readonly ScoreStatement[] {
  return [...text.matchAll(SETS)].flatMap((found) => {
    const list = [...(found[2] as string).matchAll(new RegExp(SCORE, 'g'))].map(([s]) => pairOf(s));
    const final = finalBeside(text, found.index, found.index + found[0].length);
    if (!final || /退赛|弃权|让球|因伤/.test(text)) return [];
    const score = (final[1] ?? final[2]) as string;
    const told = pairOf(score);
    // Fewer scores than sets: some were left out.
    if (told[0] + told[1] !== list.length && list.length !== '一二三四五六七'.indexOf(found[1] as string) + 1) return [];
    const won = list.filter(([a, b]) => a > b).length;
    const lost = list.length - won;
    const made = told[0] > told[1] === won > lost ? [won, lost] : [lost, won];
    const start = final.index + final[0].indexOf(score);
    const parts = { start: found.index, end: found.index + found[0].length, text: found[2] as string };
    return [{ start, end: start + score.length, text: score, told, made, parts }];
  });
}

/** The score nearest before the sets in their sentence, or else behind them. */
function finalBeside(text: string, start: number, end: number): RegExpExecArray | undefined {
  const from = text.lastIndexOf('。', start) + 1;
  const to = text.indexOf('。', end);
  const all = (a: number, b: number): RegExpExecArray[] =>
    [...text.slice(a, b).matchAll(new RegExp(FINAL, 'g'))].map((found) => Object.assign(found, { index: found.index + a }));
  return all(from, start).at(-1) ?? all(end, to < 0 ? text.length : to)[0];
}

function quarters(text: string): readonly ScoreStatement[] {
  const found = QUARTERS.exec(text);
  const final = FINAL.exec(text);
  if (!found || !final || EXTRA.test(text)) return [];
  const score = (final[1] ?? final[2]) as string;
  const list = [...(found[1] as string).matchAll(new RegExp(SCORE, 'g'))].map(([s]) => pairOf(s));
  const made = [0, 1].map((side) => list.reduce((n, s) => n + (s[side as 0 | 1] as number), 0));
  const told = pairOf(score);
  // The text may name the other side first.
  const turned =
    Math.abs((made[0] as number) - told[1]) + Math.abs((made[1] as number) - told[0]) <
    Math.abs((made[0] as number) - told[0]) + Math.abs((made[1] as number) - told[1]);
  const start = final.index + final[0].indexOf(score);
  const parts = { start: found.index, end: found.index + found[0].length, text: found[1] as string };
  return [{ start, end: start + score.length, text: score, told, made: turned ? [...made].reverse() : made, parts }];
}

function records(text: string): readonly ScoreStatement[] {
  return [...text.matchAll(RECORD), ...text.matchAll(GAMES)].map((found) => {
    const [games, won, drawn, lost] = found.slice(1).map(countIn) as [number, number, number, number];
    const start = found.index;
    const end = start + found[0].length;
    return { start, end, text: found[0], told: [games], made: [won + drawn + lost], parts: { start, end, text: found[0] } };
  });
}

function countIn(word: string | undefined): number {
  if (word === undefined) return 0;
  if (/^\d/.test(word)) return Number(word);
  const [tens, ones] = word.includes('十') ? word.split('十') : ['', word];
  const digit = (w: string | undefined): number => (w === '两' ? 2 : w ? '一二三四五六七八九'.indexOf(w) + 1 : 0);
  return (word.includes('十') ? (digit(tens) || 1) * 10 : 0) + digit(ones);
}

export const isWrongScore = ({ told, made }: ScoreStatement): boolean => told.some((n, i) => n !== made[i]);
