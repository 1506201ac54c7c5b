import type { Entry, Mention } from '../../lexicon/lexicon.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { mention } from '../../rule/triggers.ts';
import { judgeSpellings, readSpellings, type SpellingFact, type SpellingUse } from './lib/spellings.ts';

export const regionalForm = defineRule<Message, SpellingFact, Options>({
  meta: {
    id: 'names/regional-form',
    title: { zh: '其他地区的地名、用语', en: 'Place names and terms of other regions' },
    rationale: {
      zh: '港澳台和海外华文媒体的地名、用语与内地不同（雪梨、飞弹），“北韩”“南韩”“北朝鲜”更在新华社的禁用之列。旧名（2005年以前的汉城）只用于当时的事。',
      en: 'Chinese media elsewhere have other names for places and things (雪梨, 寮国, 飞弹); 北韩, 南韩 and 北朝鲜 are banned by Xinhua. Old names (汉城 until 2005) are kept for what happened then.',
    },
    source: '新华社新闻信息报道中的禁用词和慎用词；《世界地名翻译大辞典》',
    severity: 'warning',
    fixable: 'review',
    teaches: true,
    messages: {
      regional: { zh: '“{from}”是别处的说法（{region}），本社用“{to}”', en: '“{from}” is a form of {region}; the house writes “{to}”' },
      old: { zh: '“{from}”是旧称或不用的说法，应为“{to}”', en: '“{from}” is an old form or one that is not used; it is “{to}”' },
    },
    options: { accept: [] },
    optionDocs: {
      accept: { what: { zh: '放行哪些地区的说法，如 TW、HK、SG、MY', en: 'Regions whose forms are let pass, such as TW, HK, SG, MY' } },
    },
    examples: [
      { bad: '代表团从⟦纽西兰⇢新西兰⟧转往⟦寮国⇢老挝⟧访问。' },
      { bad: '⟦北韩⇢朝鲜⟧官员说，⟦南韩⇢韩国⟧方面已经收到通知。', note: '新华社禁用' },
      { bad: '⟦北朝鲜⇢朝鲜⟧媒体报道了这一消息。' },
      { bad: '新华社首尔2018年6月12日电　会议在韩国⟦汉城⇢首尔⟧举行。', note: '2005年1月改名' },
      { bad: '澳大利亚第一大城市⟦雪梨⇢悉尼⟧举行了灯光节。', note: '同一句里有国名，不是水果' },
      { bad: '白宫⟦幕僚长⇢办公厅主任⟧当天辞职，⟦人工智慧⇢人工智能⟧产业受到关注。' },
      { bad: '⟦北韩⇢朝鲜⟧当天发射了⟦飞弹⇢导弹⟧。', note: '同一地区的说法互为旁证' },
      { good: '代表团从新西兰转往老挝访问，韩国和朝鲜的官员也将与会。' },
      { good: '1988年汉城奥运会上，他夺得一枚金牌，那时他22岁。', note: '当时的名称' },
      { good: '新华社汉城2003年6月12日电　会议在韩国汉城举行。', note: '改名之前的稿件' },
      { good: '1945年以后，北朝鲜和南朝鲜分别成立了临时机构。', note: '1948年以前的说法' },
      { good: '超市里的雪梨每斤五元，软体动物标本也摆上了柜台，武汉城区的供应充足。', note: '水果、动物、武汉|城区' },
      { good: '他在书里写道：北韩一词常见于《北韩研究》等刊物。', note: '谈说法本身，书名' },
      { good: '台湾媒体称之为“飞弹”，大陆叫导弹。', note: '谈说法本身' },
      { good: '越南河内举行的高峰会谈和高峰会议都已结束。', note: '高峰|会谈' },
      { good: '北韩官员说，会谈推迟。', options: { accept: ['TW'] }, note: '选项：接受的地区' },
    ],
  },
  triggers: [mention(mayConcern)],
  passage(p, { options }) {
    if (!p.mentions.some(concerns)) return NOTHING;
    const read = readSpellings(p, isMine, options.accept);
    return read ? { findings: read.sure.map(toFinding), facts: read.facts } : NOTHING;
  },
  article({ facts, date }) {
    return judgeSpellings(facts, date).map((s) => ({ ...toFinding(s), passage: s.passage, ...(s.severity ? { severity: s.severity } : {}) }));
  },
});

type Message = 'regional' | 'old';

interface Options {
  /** regions whose forms are let pass: TW, HK, SG, MY … */
  readonly accept: readonly string[];
}

/** Places and terms. People and bodies: names/variant. */
const isMine = (e: Entry): boolean => e.kind === 'place' || e.kind === 'term';
const hasWeakForm = (e: Entry): boolean => e.forms.some((f) => f.weak && f.kind === 'variant');
const concerns = (m: Mention): boolean => mayConcern(m) && (m.form === 'variant' || m.certain);

/** As much of it as entry and form tell. */
function mayConcern({ entry, form }: Pick<Mention, 'entry' | 'form'>): boolean {
  return isMine(entry) && (form === 'variant' || hasWeakForm(entry));
}

function toFinding({ from, to, region, range }: SpellingUse): Finding<Message> {
  return { message: region === '' ? 'old' : 'regional', range, data: { from, to, region }, fixes: [replace(range, to)] };
}
