import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { BEFORE_NOW, type ChangeStatement, changeBetween, MOVE_WORDS, readChanges, type ToldChange } from '../../statements/changes.ts';
import { overlap } from '../../statements/quantity.ts';
import { COUNTED } from './lib/counted.ts';
import { related } from './lib/related.ts';

export const factChange = defineRule<Message>({
  meta: {
    id: 'fact/change',
    title: { zh: '增减与前后数字不合', en: 'A change that its figures contradict' },
    rationale: {
      zh: '前后两个数都写明的，增减的方向、幅度、倍数应当算得出来。“增长了两倍”是原来的三倍，“翻一番”是原来的两倍。按不变价格、可比口径、年均计算的，以及幅度说的是另一件事的，不作判断。',
      en: 'Where both values are given, direction and size of the change follow from them. 增长了两倍 means three times as much, 翻一番 twice. Nothing is said of constant prices, comparable bases and yearly means, nor of a change of something else.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错；GB/T 15835—2011',
    severity: 'warning',
    fixable: 'none',
    messages: {
      size: { zh: '由{from}到{to}，{made}，与“{told}”不符', en: 'from {from} to {to} is {english}, not “{told}”' },
      way: { zh: '由{from}到{to}是{made}，与所写的{told}相反', en: 'from {from} to {to} is {english}: the text says {told}' },
    },
    options: {},
    examples: [
      { bad: '游客人数由去年的20万人次增加到60万人次，增长了⟦3倍⟧。', note: '增长了两倍，是原来的三倍' },
      { bad: '产量从50吨提高到80吨，⟦翻了一番⟧。' },
      { bad: '失业率由5.2%降至4.9%，下降⟦0.5个百分点⟧。' },
      { bad: '去年同期为200万元，今年为250万元，同比增长⟦50%⟧。' },
      { bad: '全年营收120亿元，比上年的100亿元增长⟦30%⟧。游客由20万人次增加到60万人次，增长了⟦一倍⟧。' },
      { bad: '吞吐量3150万吨，去年同期为3000万吨，增长⟦15%⟧。' },
      { bad: '贫困户从312户增加到⟦25户⟧。', note: '方向相反' },
      { bad: '平均用时由40分钟缩短至25分钟，缩短⟦20分钟⟧。' },
      { bad: '快递业务量由上年的8000万件增至1亿件，同比增长⟦20%⟧。学校从86所增加到96所，多了⟦12所⟧。' },
      { bad: '游客由60万人次增加到78万人次，增长⟦五成⟧。发生面积由30万亩减少到20万亩，减少⟦一半⟧。' },
      { bad: '医院去年接诊1.5万人次，今年接诊1.8万人次，同比增长⟦30%⟧。' },
      { good: '快递业务量由上年的8000万件增至1亿件，同比增长28%；另一家由1.2亿件增至2亿件，增长68%。', note: '整数容得下四舍五入' },
      { good: '游客由60万人次增加到87万人次，增长四成；发生面积由30万亩减少到14万亩，减少一半，是去年的47%。' },
      { good: '医院去年接诊1.5万人次，今年随访1.8万人次，同比增长30%。', note: '说的是两件事' },
      { bad: '实现产值230亿元，同比增长⟦15%⟧；上年同期为215亿元。' },
      { good: '全年国内生产总值135万亿元，上年为129.4万亿元，按不变价格计算增长5%。', note: '不变价格' },
      { good: '失业率由5.2%降至4.9%，下降0.3个百分点。游客由20万人次增加到60万人次，增长了两倍，是去年的3倍。' },
      { good: '去年游客100万人次，今年达到150万人次，旅游收入增长30%。', note: '增长的是另一件事' },
      { good: '产量从50吨提高到120吨，翻了一番多；产值由1.3亿元增至2.4亿元，增长约85%。' },
      { good: '通车里程由1.2万公里增加到1.5万公里，年均增长7.7%。', note: '年均' },
      { good: '创新指数排名由第34位上升到第10位，企业数从全国第13位升至第5位，世界500强排名由369位上升到235位，另一项从第3名下降到第8名。', note: '名次' },
      { good: '铰链的装配精度从0.04毫米提升至0.003毫米，识别精度从过去的30米提高至现在的15米。', note: '越小越精' },
      { good: '游客从20万人次增加到85万人次，增长了3倍，是原来的4倍；学校从20所增加到77所，增长了近3倍。', note: '倍数不必除尽' },
      { good: '管输能力从2230亿立方米增长到3940亿立方米，增幅达76%。', note: '去尾' },
      { bad: '在校生从13人增加到1773人，增长了⟦136倍⟧。', note: '倍数大，“增长”与“是”相差很小：只提示' },
      { good: '气温从12摄氏度降到零下3摄氏度。会期由3天延长到5天，从3月5日到3月11日。' },
    ],
  },
  triggers: [words(...MOVE_WORDS, ...BEFORE_NOW, '去年同期', '上年同期', '，今年', '；今年')],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const sentence of p.view(COUNTED)) {
      for (const s of readChanges(sentence)) {
        const found = wrongWay(s) ?? wrongSize(s);
        if (found) findings.push(found);
      }
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'size' | 'way';

/** 从312户增加到25户 */
function wrongWay({ from, to, way }: ChangeStatement): Finding<Message> | undefined {
  if (way === undefined || from.hedge !== '' || to.hedge !== '' || (way === 'up' ? to.high >= from.low : to.low <= from.high)) return undefined;
  const is = way === 'up' ? 'down' : 'up';
  const range = { start: to.start, end: to.end };
  const data = {
    from: from.text,
    to: to.text,
    made: is === 'up' ? '上升' : '下降',
    english: is === 'up' ? 'a rise' : 'a fall',
    told: way === 'up' ? '上升' : '下降',
  };
  return { message: 'way', range, data, related: [related(from, from.text)], whole: true };
}

function wrongSize(s: ChangeStatement): Finding<Message> | undefined {
  const { from, to, told } = s;
  if (!told || from.hedge !== '' || to.hedge !== '' || from.value <= 0) return undefined;
  const made = changeBetween(s, told.kind, told.way);
  if (overlap(made, told.size) || isCut(s, told)) return undefined;
  const data = { from: from.text, to: to.text, ...sizeIn(s, told), told: told.text };
  const confused = told.kind === 'times' && told.size.low > FOLDS && overlap({ low: made.low + 1, high: made.high + 1 }, told.size);
  return {
    message: 'size',
    range: { start: told.start, end: told.end },
    data,
    related: [related(from, from.text), related(to, to.text)],
    whole: true,
    ...(confused ? { severity: 'information' as const } : {}),
  };
}

/** True of what is cut off and not rounded: 76.7% told as 76%, 3.8 times as 3. */
function isCut({ from, to }: ChangeStatement, { kind, size, way }: ToldChange): boolean {
  const step = size.high - size.low;
  if (!(step > 0 && Number.isFinite(step)) || (kind !== 'percent' && kind !== 'times' && kind !== 'becomes')) return false;
  const ratio = to.value / from.value;
  const made = kind === 'becomes' ? ratio : (ratio - 1) * (way === 'up' ? 1 : -1) * (kind === 'percent' ? PERCENT : 1);
  return Math.floor(made / step + SLACK) === Math.round((size.low + size.high) / 2 / step);
}

const PERCENT = 100;
/** A little room for what figures in binary cannot hold. */
const SLACK = 1e-9;

/** 增长了N倍 and 是N倍 are no more told apart where they differ by so little. */
const FOLDS = 10;

const DIGITS = 3;
const shown = (n: number): string => String(Number(n.toPrecision(DIGITS)));

/** What the figures make, in the words of the kind of change. */
function sizeIn({ from, to }: ChangeStatement, { kind }: ToldChange): { readonly made: string; readonly english: string } {
  // What it is, not what it is said to be: 由42吨降至36吨 is no rise of -14.3 %.
  const rises = to.value >= from.value;
  const [verb, noun] = rises ? ['增加', 'a rise of'] : ['减少', 'a fall of'];
  const sign = rises ? 1 : -1;
  const times = shown(to.value / from.value);
  if (kind === 'percent') {
    const percent = `${shown(((to.value - from.value) / from.value) * PERCENT * sign)}%`;
    return { made: verb + percent, english: `${noun} ${percent}` };
  }
  if (kind === 'times') return { made: `${verb}${shown(to.value / from.value - 1)}倍，是原来的${times}倍`, english: `${times} times as much` };
  if (kind === 'becomes' || kind === 'doubled') return { made: `是原来的${times}倍`, english: `${times} times as much` };
  const unit = kind === 'points' ? '个百分点' : (to.numeral.unit?.text ?? '');
  const scale = kind === 'points' ? 1 : to.numeral.scale;
  const amount = `${shown(((to.value - from.value) / scale) * sign)}${SCALES[scale] ?? ''}${unit}`;
  return { made: verb + amount, english: `${noun} ${amount}` };
}

const SCALES: Readonly<Record<number, string>> = { 10000: '万', 100000000: '亿', 1000000000000: '万亿' };
