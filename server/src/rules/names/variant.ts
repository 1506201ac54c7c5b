import type { Entry, Mention } from '../../lexicon/lexicon.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { mention } from '../../rule/triggers.ts';
import { keyOf } from './lib/evidence.ts';
import { judgeSpellings, readSpellings, type SpellingFact, type SpellingUse } from './lib/spellings.ts';

export const variant = defineRule<Message, SpellingFact | UndecidedFact, Options>({
  meta: {
    id: 'names/variant',
    title: { zh: '译名、人名不是本社写法', en: 'A name not in the form of the house' },
    rationale: {
      zh: '同一个外国人，内地、港澳台和新加坡的译名常常不同；从别处转来的稿子须改成新华社的译名。',
      en: 'Mainland, Hong Kong, Taiwan and Singapore media spell foreign names differently. Copy taken over from elsewhere takes the spelling of Xinhua.',
    },
    source: '新华社译名室；《世界人名翻译大辞典》',
    severity: 'warning',
    fixable: 'review',
    teaches: true,
    messages: {
      regional: { zh: '“{from}”是别处的译法（{region}），本社写作“{to}”', en: '“{from}” is a spelling of {region}; the house writes “{to}”' },
      variant: { zh: '“{from}”不是本社的写法，应为“{to}”', en: '“{from}” is not the form of the house, which is “{to}”' },
      undecided: {
        zh: '“{from}”的写法未定（见过：{forms}），请按本社规定核对',
        en: 'The spelling of “{from}” is not settled (seen: {forms}); check with the house',
      },
    },
    options: { accept: [] },
    optionDocs: {
      accept: { what: { zh: '放行哪些地区的译名，如 TW、HK、SG、MY', en: 'Regions whose spellings are let pass, such as TW, HK, SG, MY' } },
    },
    examples: [
      { bad: '白宫说，⟦川普⇢特朗普⟧将于下周出访。', note: '台湾译法' },
      { bad: '国务卿⟦庞培欧⇢蓬佩奥⟧抵达东京。' },
      { bad: '唐纳德·⟦川普⇢特朗普⟧出席了仪式。', note: '名与姓之间有间隔号' },
      { bad: '朝方代表⟦金革哲⟧抵达河内。代表团随后前往宾馆，金革哲没有接受采访。', note: '写法未定：在首次出现处提示' },
      { good: '他说一口地道的四川普通话。' },
      { good: '入夏以来四川普降大雨，李强调要做好防汛工作。' },
      { good: '白宫说，特朗普将于下周出访。' },
      { good: '台湾媒体把这个名字译作川普，到底是“川普”还是“特朗普”，读者各有习惯。', note: '谈译名本身' },
      { good: '新书《川普时代》昨天上市。', note: '书名' },
      { good: '网友@川普观察 转发了这段视频，见 example.com/川普/2019。', note: '账号和网址' },
      { good: '演员梅根·川普参加了首映式。', note: '同姓的另一个人' },
      { good: '湖南安化县和越南安华县结为友好县，强生公司捐赠了药品。', note: '地名、公司名' },
      { good: '他点了一份普丁鸡，又买了新的川普洱茶。', note: '普通名词' },
      { good: '“川普”还是“特朗普”，他说都行。', note: '谈译名本身，在引号里' },
      { good: '朝鲜外相李勇浩出席，前总参谋长李英浩早已去职。', note: '同音的另一个人' },
      { good: '英国前首相鲍里斯·约翰逊和美国众议院议长迈克·约翰逊通了电话，强生公司股价上涨。', note: '同姓的人，公司' },
      { good: '美国华人社区的中文传单上印着“贺锦丽”，这是她自己用的中文名。', note: '引号里本人的中文名' },
      { bad: '美国国务卿⟦卢比奥⇢鲁比奥⟧发表声明。⟦马克宏⇢马克龙⟧和⟦泽伦斯基⇢泽连斯基⟧通了电话。' },
      { bad: '美方代表⟦毕根⇢比根⟧抵达。', note: '两个字的异译在职务之后才算数' },
      { good: '白宫说，川普将于下周出访。', options: { accept: ['TW'] }, note: '选项：接受的地区' },
    ],
  },
  triggers: [mention(mayConcern)],
  passage(p, { options }) {
    if (!p.mentions.some(concerns)) return NOTHING;
    const read = readSpellings(p, isMine, options.accept);
    const facts: Fact<SpellingFact | UndecidedFact>[] = [...(read?.facts ?? [])];
    for (const m of p.mentions) {
      if (m.form !== 'name' || !m.entry.undecided || m.entry.kind === 'pair') continue;
      const forms = formsOf(m.entry);
      facts.push({ range: { start: m.start, end: m.end }, value: { what: 'undecided', key: keyOf(m), from: p.text.slice(m.start, m.end), forms } });
    }
    const findings = (read?.sure ?? []).map(toFinding);
    return findings.length > 0 || facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts, date }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const spellings: PlacedFact<SpellingFact>[] = [];
    const asked = new Set<string>();
    for (const { value, range, passage, kind } of facts) {
      if (value.what !== 'undecided') {
        spellings.push({ value, range, passage, kind });
        continue;
      }
      if (asked.has(value.key)) continue;
      asked.add(value.key);
      out.push({ message: 'undecided', range, passage, severity: 'information', data: { from: value.from, forms: value.forms } });
    }
    for (const s of judgeSpellings(spellings, date)) {
      out.push({ ...toFinding(s), passage: s.passage, ...(s.severity ? { severity: s.severity } : {}) });
    }
    return out;
  },
});

type Message = 'regional' | 'variant' | 'undecided';

interface Options {
  /** regions whose spellings are let pass: TW, HK, SG, MY … */
  readonly accept: readonly string[];
}

/** A name that nobody has settled. */
interface UndecidedFact {
  readonly what: 'undecided';
  readonly key: string;
  readonly from: string;
  readonly forms: string;
}

/** People, bodies and agencies. Places and terms: names/regional-form; events and pairs of countries have rules of their own. */
const isMine = (e: Entry): boolean => (e.kind === 'person' || e.kind === 'organisation' || e.kind === 'agency') && e.quotes === undefined;

/** True of the few mentions that the rule has anything to say of. */
const concerns = (m: Mention): boolean => mayConcern(m) && (m.certain || m.form === 'variant' || (m.form === 'name' && m.entry.undecided));

/** As much of it as entry and form tell. */
function mayConcern({ entry, form }: Pick<Mention, 'entry' | 'form'>): boolean {
  if (form === 'variant') return isMine(entry);
  return form === 'name' && entry.undecided ? entry.kind !== 'pair' : isMine(entry) && hasWeakForm(entry);
}

const hasWeakForm = (e: Entry): boolean => e.forms.some((f) => f.weak && f.kind === 'variant');

function toFinding(s: SpellingUse): Finding<Message> {
  const { from, to, region, range } = s;
  return { message: region === '' ? 'variant' : 'regional', range, data: { from, to, region }, fixes: [replace(range, to)] };
}

function formsOf(e: Entry): string {
  return e.forms
    .filter((f) => f.kind === 'name')
    .map((f) => f.text)
    .join('、');
}
