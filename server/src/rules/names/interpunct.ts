import { LAWFUL, type Mention } from '../../lexicon/lexicon.ts';
import { isSyllable } from '../../names/transliteration.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Safety } from '../../rule/rule.ts';
import { mention, pair, signs } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { joinsName } from '../lib/dotted-name.ts';
import { sameButJoints } from './lib/joints.ts';

export const interpunct = defineRule<Message>({
  meta: {
    id: 'names/interpunct',
    title: { zh: '人名间隔号', en: 'Interpunct of foreign names' },
    rationale: {
      zh: '外国人和少数民族人名各部分之间用间隔号“·”（U+00B7），前后不空格；复姓内部用短横（迪亚斯-卡内尔）。圆点形近的字符很多，混用后搜索不到。',
      en: 'The parts of a foreign or minority name are set apart by · (U+00B7) without blanks; a compound surname has a hyphen inside. Many dots look alike, and a name with the wrong one is not found by a search.',
    },
    source: 'GB/T 15834—2011 4.14、4.13；新华社译名室',
    severity: 'warning',
    fixable: 'safe',
    errorClass: 'mark',
    messages: {
      dot: { zh: '人名间隔号应为“·”（U+00B7），此处是“{from}”', en: 'The interpunct of a name is · (U+00B7), not “{from}”' },
      lost: {
        zh: '“{from}”像是丢了的人名间隔号“·”，请核对原稿',
        en: '“{from}” looks like what a conversion left of the interpunct “·” of a name: see the original',
      },
      blank: { zh: '人名间隔号前后不空格：{here}', en: 'No blank stands beside the interpunct of a name: {here}' },
      joint: { zh: '“{from}”应写作“{to}”', en: '“{from}” should be “{to}”' },
    },
    options: {},
    examples: [
      { bad: '美国总统唐纳德⟦•→·⟧特朗普发表讲话。' },
      { bad: '演员埃莱娜⟦・→·⟧莫雷蒂和导演安德烈⟦．→·⟧科瓦奇到场。' },
      { bad: '作家玛丽亚⟦.→·⟧费尔南德斯获奖。' },
      { bad: '教练保罗⟦ · →·⟧席尔瓦说，球队很努力。' },
      { bad: '古巴领导人⟦迪亚斯·卡内尔⇢迪亚斯-卡内尔⟧抵达机场。', note: '复姓内部用短横' },
      { bad: '演员汤姆⟦.⇢·⟧汉克斯和球星大卫⟦．⇢·⟧贝克汉姆来访，画家帕特里西亚⟦・→·⟧冯⟦・→·⟧洛尔同行。', note: '常见的名字；姓里的“冯”“范”' },
      { bad: '图注：巴兹⟦?⇢·⟧奥尔德林登上月球，斯蒂芬妮⟦?⇢·⟧席尔霍尔茨在场。', note: '转换编码丢了间隔号，只提示' },
      { bad: '贡布⟦．⇢·⟧旺堆到会，阿沛⟦．⇢·⟧旺堆未到。', note: '不像外国人名的，由编辑决定' },
      { good: '真的吗?他问道。会议结束．双方握手，第一．核对人名。', note: '真的是问号，是句号、序号' },
      { good: '美国总统唐纳德·特朗普与古巴领导人迪亚斯-卡内尔通话。' },
      { good: '•特朗普发表讲话\n•马克龙抵达柏林', note: '行首的项目符号' },
      { good: '北京•上海•广州三地同时开展，会议结束.双方握手。', note: '不是人名' },
      { good: '《史记·项羽本纪》里写道，“3·15”晚会播出，增长2.5倍。' },
      { good: '店名叫“カフェ・ド・パリ”。', note: '日文中点' },
      { good: '登录 example.com 或 news.cn 查看。' },
      { good: '哈萨克斯坦首都曾名努尔-苏丹，托卡耶夫在那里宣誓就职。', note: '名称里本来就有短横' },
      { good: '版本号2.0.1，增长1.5倍，“9·11”事件，一二·九运动。', note: '数字、事件' },
      { good: '新版《红楼梦·葬花吟》上演，作家D.H.劳伦斯的小说再版。', note: '书名·篇名；外文字母缩写' },
      { bad: '古巴领导人⟦迪亚斯—卡内尔⇢迪亚斯-卡内尔⟧抵达机场。', note: '印刷稿里的长横' },
    ],
  },
  triggers: [
    signs('•‧・∙⋅･．﹒●'),
    pair('.?', Class.Han),
    pair(' \u3000', '·'),
    pair('·', ' \u3000'),
    mention((m) => m.entry.kind === 'person' && !LAWFUL.has(m.form)),
  ],
  passage(p, _, places) {
    const { text, mentions } = p;
    const joints = jointFindings(text, mentions);
    if (places.length === 0) return joints.length > 0 ? { findings: joints } : NOTHING;
    const findings = joints.slice();
    const told = new Set(joints.map((f) => f.range.start));
    let k = 0;
    let done = 0;
    DOTS.lastIndex = 0;
    for (let m = DOTS.exec(text); m; m = DOTS.exec(text)) {
      const [dot] = m;
      const range = withBlanks(text, m.index);
      if (range.start < done) continue;
      done = range.end;
      while (k < mentions.length && (mentions[k] as Range).end <= range.start) k++;
      const around = mentions[k];
      const known = around !== undefined && around.start < range.start && dot !== '.' && dot !== '?';
      if (known && told.has(around.start)) continue;
      const ambiguous = AMBIGUOUS.includes(dot);
      const joined = known ? 'syllables' : joinsName(text, range, !ambiguous);
      if (!joined) {
        const short = dot === '．' && range.end - range.start === 1 && joinsShort(text, range);
        if (short) findings.push({ ...finding('dot', range, dot, '·', 'review'), severity: 'information' });
        continue;
      }
      if (dot === '?') findings.push(finding('lost', range, dot, '·', 'review'));
      else findings.push(finding(dot === '·' ? 'blank' : 'dot', range, dot, '·', ambiguous && dot !== '·' && joined === 'given' ? 'review' : 'safe'));
    }
    return { findings };
  },
});

type Message = 'dot' | 'blank' | 'joint' | 'lost';

/** Dots that careless copy sets for ·, the ? that a conversion left of one, and · with blanks beside it. */
const DOTS = /[•‧・∙⋅･．﹒●]|(?<=[\u4e00-\u9fff])[.?](?=[\u4e00-\u9fff])|(?<=[ \u3000])·|·(?=[ \u3000])/g;
/** They stand for other things as well. */
const AMBIGUOUS = '.．·?';
/** Blanks beside a dot that are looked past. */
const MOST_BLANKS = 2;

/** The dot at `at` with the blanks on both sides of it. */
function withBlanks(text: string, at: number): Range {
  let start = at;
  let end = at + 1;
  while (at - start < MOST_BLANKS && isAt(text, start - 1, Class.Blank)) start--;
  while (end - at <= MOST_BLANKS && isAt(text, end, Class.Blank)) end++;
  return { start, end };
}

/** 第一．, 其二． and the like number a clause. */
const ORDINAL = /[第其之一二三四五六七八九十甲乙丙丁注例]/;
const SIDE = 4;

/** 阿沛．旺堆: two to four Han at the head of a clause, which are no sentence that the dot could end, and as many behind it. */
function joinsShort(text: string, { start, end }: Range): boolean {
  let from = start;
  while (start - from <= SIDE && isAt(text, from - 1, Class.Han)) from--;
  const before = text.slice(from, start);
  if (before.length < 2 || before.length > SIDE || ORDINAL.test(before)) return false;
  return isSyllable(text.charCodeAt(from)) && isAt(text, end, Class.Han) && isAt(text, end + 1, Class.Han) && isSyllable(text.charCodeAt(end));
}

function finding(message: Message, range: Range, from: string, to: string, safety: Safety): Finding<Message> {
  const title = { zh: `改为“${to}”`, en: `Change to “${to}”` };
  return { message, range, data: { from, to }, fixes: [replace(range, to, { title, safety })] };
}

const NO_FINDINGS: readonly Finding<Message>[] = [];

/** Listed names that differ from the form of the house in a dot or hyphen only. */
function jointFindings(text: string, mentions: readonly Mention[]): readonly Finding<Message>[] {
  let findings: Finding<Message>[] | undefined;
  for (const m of mentions) {
    // A dot of another code point matches the form itself and is the matter of the scan for dots.
    if (m.entry.kind !== 'person' || LAWFUL.has(m.form) || m.rivals) continue;
    const from = text.slice(m.start, m.end);
    const house = m.entry.forms.find((f) => (f.kind === 'name' || f.kind === 'full') && sameButJoints(f.text, from));
    if (!house) continue;
    findings ??= [];
    findings.push({
      ...finding('joint', { start: m.start, end: m.end }, from, house.text, 'review'),
      ...(m.certain ? {} : { severity: 'hint' as const }),
    });
  }
  return findings ?? NO_FINDINGS;
}
