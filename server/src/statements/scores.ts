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
const RECORD = /(\d{1,3})战(\d{1,3})胜(?:(\d{1,3})平)?(\d{1,3})负/g;
/** Extra time adds to what the quarters make. */
const EXTRA = /加时/;

const pairOf = (score: string): readonly [number, number] => score.split(/比|[:：∶]/).map(Number) as [number, number];

/** The scores of a text. Read are: 四节比分为A比B、……, with the final one; N战A胜B平C负. */
export function readScores(text: string): readonly ScoreStatement[] {
  return [...quarters(text), ...records(text)];
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
  return [...text.matchAll(RECORD)].map((found) => {
    const [games, won, drawn, lost] = found.slice(1).map((n) => Number(n ?? 0)) as [number, number, number, number];
    const start = found.index;
    const end = start + found[0].length;
    return { start, end, text: found[0], told: [games], made: [won + drawn + lost], parts: { start, end, text: found[0] } };
  });
}

export const isWrongScore = ({ told, made }: ScoreStatement): boolean => told.some((n, i) => n !== made[i]);
