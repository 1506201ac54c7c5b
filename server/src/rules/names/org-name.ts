import { type Entry, LAWFUL, type Mention } from '../../lexicon/lexicon.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { mention, view } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { sentenceAround } from './lib/evidence.ts';
import { NEAR_LISTED_BODIES } from './lib/near-listed-bodies.ts';
import { isAboutBefore, isTitleOf } from './lib/spellings.ts';

export const orgName = defineRule<Message>({
  meta: {
    id: 'names/org-name',
    title: { zh: '没有这样的机构', en: 'A body that does not exist' },
    rationale: {
      zh: '各国机构名称不能套用：俄罗斯议会下院叫国家杜马，朝鲜、日本管外交的是外务省，美国是国务院，联合国的行政首长是秘书长。',
      en: 'Bodies are not named alike everywhere: the lower house of Russia is the State Duma, foreign affairs are run by a Gaimusho in Japan, a State Department in the USA, and the United Nations has a secretary-general.',
    },
    source: '新华社新闻信息报道中的禁用词和慎用词；各国机构译名',
    severity: 'error',
    fixable: 'review',
    teaches: true,
    messages: {
      impossible: { zh: '没有“{from}”，应为“{to}”', en: 'There is no “{from}”; it is “{to}”' },
      near: { zh: '“{from}”疑为“{to}”之误', en: '“{from}” looks like a slip for “{to}”' },
    },
    options: {},
    examples: [
      { bad: '⟦俄总统杜马⇢俄国家杜马⟧15日通过了这项法案。' },
      { bad: '⟦朝鲜外交部⇢朝鲜外务省⟧发言人当天发表谈话。' },
      { bad: '他同⟦日本外交部⇢日本外务省⟧官员交换了意见。' },
      { bad: '⟦美国外交部⇢美国国务院⟧证实了这一消息。' },
      { bad: '⟦英国国务院⇢英国外交部⟧和⟦韩国外交省⇢韩国外交部⟧发表声明，⟦俄罗斯议会杜马⇢俄罗斯国家杜马⟧随后表决。' },
      { bad: '⟦联合国主席⇢联合国秘书长⟧古特雷斯呼吁克制。' },
      { bad: '⟦欧盟外长⇢欧盟外交与安全政策高级代表⟧莫盖里尼表示欢迎。', note: '俗称，放在人名之前' },
      { bad: '⟦国家发展和改个委员会⇢国家发展和改革委员会⟧、⟦工业与信息化部⇢工业和信息化部⟧和⟦国家统记局⇢国家统计局⟧联合印发通知。', note: '差一个字' },
      { bad: '⟦最高人民检查院⇢最高人民检察院⟧、⟦国家外管汇理局⇢国家外汇管理局⟧、⟦国务院新闻公室⇢国务院新闻办公室⟧今天举行发布会。' },
      { good: '国家发展改革委、国家发展和改革委员会、国家统计局局长和省发展和改革委员会都派员出席，英国国家统计局没有回应。' },
      { good: '他当选朝国防委员会委员。', note: '国名简称' },
      {
        good: '联合国副秘书长和联合国前秘书长到会，联合国和安理会的作用、美国的国家安全委员会、也门反胡塞武装的力量、老挝国家输电网公司各有报道。',
        note: '另一职务、另一机构',
      },
      {
        good: '法国民议会通过法案，全国红十字会系统先进集体受表彰，十大汽车集团参展，三大国际标准组织发表声明，生态环境不受损害。',
        note: '国名省并；别的词；泛指',
      },
      { good: '联合国贸易与发展会议22日发布消息，德国联邦参议院和中国工商业联合会没有回应。', note: '译名里“和”“与”都通行' },
      { good: '有人把“国家统计局”写作“国家统记局”，这是误写。', note: '谈写法本身' },
      { good: '欧盟外长会议12日举行，欧盟外长呼吁克制，欧盟外交和安全政策高级代表莫盖里尼主持。', note: '各国外长；“和”“与”都通行' },
      { good: '第73届联合国大会主席致辞，安理会轮值主席也到场，莫斯科市杜马代表列席。' },
      { good: '俄国家杜马15日通过了这项法案，莫斯科市杜马随后表决。' },
      { good: '韩国外交部与日本外务省举行局长级磋商，朝鲜外交部门没有回应。', note: '外交部|门' },
      { good: '他在信中写道：“朝鲜外交部的先生们，你们好。”', note: '引文照录' },
      { good: '1992年，朝鲜外交部发表声明，朝鲜外交部长金永南到访。', note: '当年的名称' },
      { good: '1906年，帝俄召开了第一届国家杜马。' },
    ],
  },
  triggers: [
    mention(({ entry, form }) => form === 'wrong' || (form === 'variant' && entry.kind === 'organisation')),
    view(NEAR_LISTED_BODIES, (near) => near.length > 0),
  ],
  passage(p) {
    let findings: Finding<Message>[] | undefined;
    for (const { start, end, form } of p.view(NEAR_LISTED_BODIES)) {
      const range = { start, end };
      const to = form.text;
      if (p.quoted(start) || isTalkedAbout(p.text, range) || tellsOfPast(p.text, range)) continue;
      findings ??= [];
      findings.push({ message: 'near', severity: 'warning', range, data: { from: p.text.slice(start, end), to }, fixes: [replace(range, to)] });
    }
    for (let i = 0; i < p.mentions.length; i++) {
      const m = p.mentions[i] as Mention;
      const isTitle = isTitleOf(m, p.mentions[i + 1]);
      if ((m.form !== 'wrong' && !isTitle) || m.rivals || p.quoted(m.start)) continue;
      const range = { start: m.start, end: m.end };
      const next = p.text[m.end];
      if (next !== undefined && GOES_ON[p.text[m.end - 1] as string]?.includes(next)) continue;
      if (isTalkedAbout(p.text, range)) continue;
      if (tellsOfPast(p.text, range)) continue;
      const from = p.text.slice(m.start, m.end);
      const until = m.entry.forms.find((f) => f.text === from)?.until;
      if (until !== undefined && isAboutBefore(p.text, m, until)) continue;
      const to = rightForm(m.entry, from);
      findings ??= [];
      findings.push({
        message: 'impossible',
        range,
        data: { from, to },
        ...(isTitle ? { severity: 'warning' as const } : m.certain ? {} : { severity: 'hint' as const }),
        fixes: [replace(range, to)],
      });
    }
    return findings ? { findings } : NOTHING;
  },
});

type Message = 'impossible' | 'near';

/** The last character of the form opens another word with these: 外交部|门, 主席|团, 国务院|长. */
const GOES_ON: Readonly<Record<string, string>> = { 部: '门署队件位分落长', 席: '团国位次地', 院: '长士校落线', 省: '长份委' };
/** A sentence about the past may name bodies of the past. */
const PAST = /旧时|时期|当年|帝俄|沙俄|沙皇|苏联|前身|历史上|改称|更名|改名|(?:1[0-8]\d\d|19[0-8]\d)年/;

/** True if the sentence, as far as it is near, tells of the past. */
function tellsOfPast(text: string, { start, end }: Range): boolean {
  const around = sentenceAround(text, { start, end });
  return PAST.test(text.slice(Math.max(around.start, start - 60), Math.min(around.end, end + 60)));
}

/** The lawful form that begins as the wrong one does: 俄罗斯总统杜马 → 俄罗斯国家杜马, 俄总统杜马 → 俄国家杜马. */
function rightForm(e: Entry, wrong: string): string {
  let best = e.name;
  let most = commonStart(best, wrong);
  for (const f of e.forms) {
    if (!LAWFUL.has(f.kind)) continue;
    const n = commonStart(f.text, wrong);
    if (n > most) [best, most] = [f.text, n];
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}
