import { describe, expect, test } from 'vitest';
import { blanksIn } from '../server/src/rules/lib/blanks.ts';
import { besidePunct } from '../server/src/rules/space/beside-punct.ts';
import { betweenHan } from '../server/src/rules/space/between-han.ts';
import { digitHan } from '../server/src/rules/space/digit-han.ts';
import { inconsistentBlanks } from '../server/src/rules/space/inconsistent.ts';
import { latinHan } from '../server/src/rules/space/latin-han.ts';
import { makePassage, type Seam } from '../server/src/text/passage.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const DRAFT = [
  '海州港务局21日宣布，连接海州与对岸渔村的渡轮在停航三年之后恢复运营，首日客流超过两千人次。',
  '港务局负责人林一帆表示，新船由本地船厂建造，采用电力推进，航行时几乎听不到机器的声音。',
  '“老人过江看病方便多了。”家住渔村的周敏说，她每周都要到城里的医院复查。',
  '据介绍，渡轮每天开行十二班，票价与停航前相同，学生和老人可以免费乘坐。',
];

describe('a blank between two characters of a sentence', () => {
  const isHan = (c: string | undefined): boolean => c !== undefined && /\p{Script=Han}/u.test(c);
  const places = DRAFT.flatMap((p, k) => Array.from(p, (_, i) => ({ k, i }))).filter(({ k, i }) => isHan(DRAFT[k]?.[i - 1]) && isHan(DRAFT[k]?.[i]));

  test('is found wherever it stands, and its first fix takes it out', () => {
    const missed: string[] = [];
    for (const { k, i } of places) {
      const sentence = DRAFT[k] as string;
      const torn = `${sentence.slice(0, i)} ${sentence.slice(i)}`;
      const fix = lint(torn, { rules: [betweenHan] })[0]?.fixes[0];
      if (!fix || applyEdits(torn, fix.edits) !== sentence) missed.push(torn.slice(Math.max(0, i - 5), i + 6));
    }
    expect(missed).toEqual([]);
  });

  test('a blank that cuts a word is safe to delete, one between words is asked about', () => {
    const safety = (text: string): string | undefined => lint(text, { rules: [betweenHan] })[0]?.fixes[0]?.safety;
    expect(safety('渡轮复航以后，港务局将继续拓宽航 道，方便往来。')).toBe('safe');
    expect(safety('渡轮复航以后，港务局将继续 拓宽航道，方便往来。')).toBe('review');
  });

  test('the join of two lines is no blank of the draft', () => {
    const seam: Seam = { at: 2, certainty: 'certain', join: ' ', reason: 'open-sentence', inColumn: false };
    const p = makePassage({ kind: 'paragraph', level: 0, text: '渡轮 复航 以后', seams: [seam] });
    expect(blanksIn(p)).toEqual([{ start: 5, end: 6 }]);
  });
});

test('safe fixes of all rules for blanks leave none in one round', () => {
  const rules = [besidePunct, betweenHan, digitHan, latinHan];
  const text = '渡 轮 ， 共有 12 艘 ，“ 海鹰 ”号 由本地 船厂 建造 。 票价 8 元 ； 学生 （ 含研究生 ） 免费 。\n';
  const safe = (t: string) => lint(t, { rules }).flatMap((p) => (p.fixes[0]?.safety === 'safe' ? [...p.fixes[0].edits] : []));
  const edits = safe(text).sort((a, b) => a.start - b.start);
  expect(edits.length).toBeGreaterThan(10);
  expect(safe(applyEdits(text, edits))).toEqual([]);
});

describe('space/inconsistent', () => {
  test('is told once an article, with the places', () => {
    const text = '用户用 GitHub 登录，也可用Gitee登录，渡轮购票更加方便快捷。\n\n页面支持 SSH 密钥，还支持令牌，渡轮购票更加方便快捷。\n';
    const found = lint(text, { rules: [inconsistentBlanks] });
    expect(found).toHaveLength(1);
    expect(found[0]?.message.zh).toContain('有空格的4处，没有的2处');
    expect(found[0]?.related).toHaveLength(3);
    expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).toMatch(/^用户用GitHub登录，也可用Gitee登录/);
  });

  test('numbers too, when a house asks for them', () => {
    const text = '会期为 3 天，共有200人参加，渡轮在 7 月照常运营。\n';
    expect(lint(text, { rules: [inconsistentBlanks] })).toEqual([]);
    const config = { rules: { 'space/inconsistent': { options: { digits: true } } } };
    const found = lint(text, { rules: [inconsistentBlanks], config });
    expect(found).toHaveLength(1);
    expect(applyEdits(text, found[0]?.fixes[0]?.edits ?? [])).toBe('会期为3天，共有200人参加，渡轮在7月照常运营。\n');
  });
});
