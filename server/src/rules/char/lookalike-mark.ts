import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import type { Passage } from '../../text/passage.ts';
import { LOOKALIKE_TRIGGERS, type Lookalike, lookalikeAt, type Surroundings, sortOf } from './lib/lookalikes.ts';

export const lookalikeMark = defineRule<Message>({
  meta: {
    id: 'char/lookalike-mark',
    title: { zh: '形近的符号', en: 'Marks of the wrong code point' },
    rationale: {
      zh: '比号当冒号、制表线当破折号、圆圈当〇：看上去差不多，排出来宽窄不对，也搜索不到。',
      en: 'A ratio sign for a colon, a box line for a dash, a circle for the zero 〇: they look alike, set at the wrong width and are not found by a search.',
    },
    source: 'GB/T 15834—2011；GB/T 15835—2011 5.2.5',
    severity: 'warning',
    fixable: 'safe',
    errorClass: 'mark',
    messages: { mark: { zh: '{from}是形近的符号，应为“{to}”', en: '{from} only looks like “{to}”, which belongs here' } },
    options: {},
    examples: [
      { bad: '发言人说⟦∶→：⟧渡轮已经复航。' },
      { bad: '航线为海州⟦―→—⟧泉州，2016⟦─→—⟧2020年扩建。' },
      { bad: 'F⟦－→-⟧16战机、COVID⟦‑→-⟧19疫情，电话010⟦－→-⟧88886666。' },
      { bad: '第12⟦－⇢—⟧15页。', note: '范围还是编号，由编辑决定' },
      { bad: '气温20⟦〜→～⟧25摄氏度，明天再升2⟦∼→～⟧3摄氏度。' },
      { bad: '⟦二○一八→二〇一八⟧年动工，⟦二O一九→二〇一九⟧年完工，设计图编号为一⟦○→〇⟧五号。' },
      { bad: '⟦二零一八⇢二〇一八⟧年动工。', note: '改汉字要由编辑决定' },
      { bad: '纪念“3⟦•→·⟧15”的晚会播出，书店上架《史记⟦・→·⟧项羽本纪》。' },
      { bad: '他说⟦〝→“⟧票价不变⟦〞→”⟧，她说It⟦′→’⟧s fine。' },
      { bad: '共建“⟦—⇢一⟧带一路”，⟦—⇢一⟧方面提速，另一方面统⟦—⇢一⟧票价。', note: '扫描稿里的“一”' },
      { bad: '扩建工程在2016⟦一⇢—⟧2020年进行，推广5G⟦十⇢+⟧AI，海州⟦丶⇢、⟧泉州都有站点，票价3⟦．→.⟧5元。' },
      { good: '男女比例为3∶2，比分是3∶1。', note: '比号' },
      { good: '公式a−b和5−3里的减号，气温−5℃。' },
      { good: '渡轮——海州人叫它“小火轮”——复航了，航线为海州—泉州。', note: '破折号和连接号' },
      { good: '三千零五十人参加，零下十摄氏度，G20峰会和O2O模式。', note: '计量用“零”' },
      { good: '已有3一3名乘客，1十1的优惠，二十三班。', note: '汉字数字由别的规则管' },
      { good: '目标为○，请在○里打钩。' },
      { good: '第一—三季度客流回升，万一有雨则停航，北京—一个新站。' },
      { good: '北京•上海•广州三地同时开展。' },
      { good: '角度为35°20′15″。', note: '度分秒' },
      { good: '“丶”是汉字的笔画，“人丶大”不成字。' },
      { good: '店名叫“カフェ・ド・パリ〜海〜”。', note: '日文' },
      { good: '1．渡轮复航。\n2．票价不变。', note: '序号' },
    ],
  },
  triggers: LOOKALIKE_TRIGGERS,
  passage(p) {
    const { text } = p;
    let findings: Finding<Message>[] | undefined;
    let japanese: boolean | undefined;
    const around = surroundingsOf(p);
    for (let i = 0; i < text.length; i++) {
      if (sortOf(text.charCodeAt(i)) === 0) continue;
      const found = lookalikeAt(text, i, around);
      if (!found) continue;
      japanese ??= KANA.test(text);
      if (japanese) return NOTHING;
      findings ??= [];
      findings.push(toFinding(found, text.slice(found.start, found.end)));
      i = Math.max(i, found.end - 1);
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'mark';

const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

const codePoint = (c: string): string => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function toFinding({ start, end, to, review, mild }: Lookalike, from: string): Finding<Message> {
  const range = { start, end };
  const fixes = to.map((text) => replace(range, text, { safety: review ? 'review' : 'safe' }));
  const shown = from.length === 1 ? `“${from}”（${codePoint(from)}）` : `“${from}”`;
  return { message: 'mark', range, data: { from: shown, to: to[0] as string }, fixes, ...(mild ? { severity: 'information' as const } : {}) };
}

const ABOUT_STROKES = /笔画|笔划|部首|偏旁|字形|汉字/;

/** Answers about one passage, each worked out when first asked for. */
function surroundingsOf(p: Passage & Scans): Surroundings {
  let title = 0;
  let strokes: boolean | undefined;
  return {
    inTitle(at) {
      while ((p.titles[title]?.end ?? at + 1) <= at) title++;
      return (p.titles[title]?.start ?? at) < at;
    },
    aboutStrokes() {
      strokes ??= ABOUT_STROKES.test(p.text);
      return strokes;
    },
  };
}
