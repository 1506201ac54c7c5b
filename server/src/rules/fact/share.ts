import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { near, pair, words } from '../../rule/triggers.ts';
import type { Quantity } from '../../statements/quantity.ts';
import { isWrongRatio, type RatioStatement, readRatios } from '../../statements/ratios.ts';
import { isOverfull, readShares, type SharesStatement } from '../../statements/shares.ts';
import { Class } from '../../text/chars.ts';
import { COUNTED } from './lib/counted.ts';
import { related } from './lib/related.ts';

export const factShare = defineRule<Message>({
  meta: {
    id: 'fact/share',
    title: { zh: '占比与数字不合', en: 'Shares that do not fit' },
    rationale: {
      zh: '互不重叠的各项占比相加不超过100%，有“其余”的应当正好是100%；总数、其中数都写明的，占比应当算得出来。四舍五入容得下的、可多选的不报。',
      en: 'Shares that exclude each other are no more than 100 % together, with 其余 exactly that; where whole and part are given, the share follows. What rounding explains is right, and so are answers of which several may be given.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错',
    severity: 'warning',
    fixable: 'none',
    messages: {
      over: { zh: '{sum}＝{made}，超过100%', en: '{sum} = {made}, more than 100%' },
      rest: { zh: '{sum}＝{made}，不是100%', en: '{sum} = {made}, not 100%' },
      ratio: { zh: '{part}占{whole}的{made}，与“{told}”不符', en: '{part} of {whole} is {made}, not “{told}”' },
    },
    options: {},
    examples: [
      { bad: '受访者中，表示支持的占⟦45%⟧，表示反对的占40%，说不清的占25%。' },
      { bad: '全市500个村中，已有450个村通了公交车，通达率为⟦95%⟧。' },
      { bad: '抽检食品320批次，合格304批次，合格率为⟦97.5%⟧。应到150人，实到138人，出席率⟦95%⟧。' },
      { bad: '全村1500人中，常年在外务工的有500人，占⟦四分之一⟧。全班48名学生中，有18人住校，占⟦一半⟧。' },
      { bad: '全村400户，办民宿的有240户，占⟦三成⟧。全县有卫生院1200家，其中能远程会诊的960家，占比⟦75%⟧。' },
      { bad: '共有代表300名，其中男代表180名，占60%；女代表120名，占总数的⟦45%⟧。' },
      { bad: '今年共有2500人报考，2300人通过，通过率为⟦96.4%⟧。' },
      { bad: '60岁以上的占⟦35%⟧，30岁至60岁的占48%，30岁以下的占27%。' },
      { bad: '全市481个村中，已有670个村通了公交车，通达率为⟦89%⟧。' },
      { bad: '全校学生中，本地学生占⟦62%⟧，其余48%来自外省。' },
      { good: '全市503个村中，已有450个村通了公交车，通达率为89.5%。' },
      { good: '全校学生中，本地学生占62%，其余38%来自外省。男生占50.3%，女生占49.8%。', note: '四舍五入' },
      { good: '受访者可多选：支持的占65%，反对的占40%，说不清的占25%。' },
      { good: '总共赎回了2880元，实际收益1440元，实际收益率100%。', note: '收益率另有基数' },
      { good: '全村1480人，外出务工的有500人，占三分之一。全班48名学生中，有26人住校，占一半以上。', note: '约数' },
      { good: '全村400户，办民宿的有150户，占三成多。全村400户，种茶的有158户，占三成。', note: '成数可以去尾' },
      { good: '今年招生500人，其中本地学生300人，占本地毕业生的40%。全市企业400家，去年新增240家，占比提高到30%。', note: '另有基数' },
      { good: '共有300名代表，其中女代表200名，占66.6%。', note: '去尾' },
      { bad: '学生中，⟦62%⟧来自本地，其余48%来自外省。' },
      { bad: '受访的800人中，350人表示愿意尝试，超过⟦一半⟧。全村300户中，有100户入社，占全村的⟦五分之一⟧。' },
      { good: '产量增长62%，其余48%的企业持平。受访的800人中，350人表示愿意，接近一半。全村300户，100户入社，占全乡的五分之一。' },
      { good: '女性占60%，党员占55%，青年占70%。', note: '各项重叠' },
      { good: '全市500个村中，450个村通了公交车，客运量增长95%。' },
    ],
  },
  triggers: [
    near('占', { of: '成半', classes: Class.Digit }, 10),
    near('占', '分', 10),
    pair('率', Class.Digit),
    pair('一二两三四五六七八九', '成'),
    words('一半', '分之', '其余', '余下', '率为', '率达', '率已达', '率是'),
  ],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const sentence of p.view(COUNTED)) {
      const shares = readShares(sentence);
      if (shares && isOverfull(shares)) findings.push(sharesFinding(shares));
      for (const ratio of readRatios(sentence)) if (isWrongRatio(ratio)) findings.push(ratioFinding(ratio));
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'over' | 'rest' | 'ratio';

const shown = (n: number): string => `${Number(n.toFixed(2))}%`;

function sharesFinding({ parts, parted }: SharesStatement): Finding<Message> {
  const [first, ...others] = parts as readonly [Quantity, ...Quantity[]];
  const data = { sum: parts.map((q) => q.text).join('＋'), made: shown(parts.reduce((n, q) => n + q.value, 0)) };
  return {
    message: parted === 'all' ? 'rest' : 'over',
    range: { start: first.start, end: first.end },
    data,
    related: others.map((q) => related(q, q.text)),
    whole: true,
  };
}

function ratioFinding({ whole, part, told }: RatioStatement): Finding<Message> {
  const data = { part: part.text, whole: whole.text, made: shown((part.value / whole.value) * 100), told: told.text };
  return {
    message: 'ratio',
    range: { start: told.start, end: told.end },
    data,
    related: [related(whole, whole.text), related(part, part.text)],
    whole: true,
  };
}
