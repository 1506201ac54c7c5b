import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { view, when } from '../../rule/triggers.ts';
import { countryPairs } from './lib/country-pairs.ts';
import { NAME_SIGNS } from './lib/signs.ts';

export const countryOrder = defineRule<Message, PairFact>({
  meta: {
    id: 'names/country-order',
    title: { zh: '国名并称的先后', en: 'Order of countries side by side' },
    rationale: {
      zh: '并称两国，中文稿把中国放在前面，新华社习惯写朝美、朝韩、俄乌；同一篇稿件里先后应当一致。转述对方的话时可以照对方的次序，是否统一由编辑决定。',
      en: 'Chinese copy puts China first, and Xinhua has settled orders for other pairs; within one article the order should be one. Reported speech may keep the order of the speaker, so the editor decides.',
    },
    source: '新华社国际新闻译名与称谓惯例',
    severity: 'hint',
    fixable: 'review',
    messages: {
      mixed: { zh: '本稿别处写“{to}”，此处写“{from}”，宜统一', en: '“{from}” here, “{to}” elsewhere in the article: choose one' },
      china: { zh: '中文稿并称两国通常中国在前：“{to}”', en: 'Chinese copy usually names China first: “{to}”' },
    },
    options: {},
    examples: [
      { bad: '朝美领导人12日举行会晤。白宫表示，⟦美朝⇢朝美⟧关系将进入新阶段。' },
      { bad: '朝韩双方重启热线。⟦韩朝⇢朝韩⟧边境一带恢复平静，朝韩还将会谈。' },
      { bad: '⟦美中⇢中美⟧贸易额去年有所增长。', note: '中国在前' },
      { good: '朝美领导人12日举行会晤。他说：“美朝关系将进入新阶段。”', note: '直接引语' },
      { good: '俄方代表说，俄中两国的合作不断加深。', note: '转述俄方的话，保留其次序' },
      { good: '中朝友谊源远流长。\n\n朝方将一如既往，谱写朝中关系新篇章。', note: '以朝方的口气' },
      { good: '朝美会晤之后，美朝鲜政策特别代表回国。日韩同意磋商，美日前撤回了提案。', note: '美|朝鲜、美|日前' },
      { good: '美中贸易全国委员会代表团访华，中美企业签署协议，两国领导人先后到朝中友谊塔献花。', note: '机构和建筑的名称' },
      { good: '《美日安保条约》签订多年。日美两国举行会谈。', note: '书名号内的固定名称' },
      { bad: '日韩外长通电话。⟦韩日⇢日韩⟧关系有望改善。', note: '两种次序都通行，一篇稿件只用一种' },
      { good: '美方宣布推迟美韩联合军演，韩美双方随后磋商。', note: '固定名称' },
      { good: '美中情局局长抵达，俄中部地区降雪。', note: '美|中情局、俄|中部' },
      { bad: '⟦俄中⇢中俄⟧双方签署协议，中俄贸易额不断增长。', note: '不是转述' },
      { bad: '新华社华盛顿6月12日电　⟦美朝⇢朝美⟧会谈12日举行，朝美工作组随后磋商。', note: '一篇之内两种次序' },
      { good: '新华社华盛顿6月12日电　美朝会谈12日举行，美朝工作组随后磋商。', note: '从美方写来，一篇之内次序一致' },
      { good: '北南共同联络办公室和韩朝共同联络办公室是一处，朝韩双方派员。', note: '机构名称' },
      { good: '中美俄三方举行磋商，朝美对话也在进行。', note: '三国并称' },
      { good: '朝美会晤在即，美朝关系如何发展？', profile: 'tech-blog', note: '此体例不查' },
    ],
  },
  triggers: [
    when(
      ({ profile }) => profile.countryOrder,
      view(NAME_SIGNS, (signs) => signs.pairs),
    ),
  ],
  passage(p, { lexicon }) {
    const facts: Fact<PairFact>[] = [];
    const { text } = p;
    for (const { start, end, name, reversed, open } of countryPairs(text, lexicon)) {
      const behind = text.slice(end, end + 14);
      if (!FOLLOWED.test(behind) || ((reversed || open) && FIXED.test(behind))) continue;
      // What is reported goes on over several sentences of a paragraph.
      const reported = reversed && isReported(text.slice(Math.max(0, start - SPEECH), start), text.charAt(start));
      facts.push({ range: { start, end }, value: { name, reversed, open, quoted: p.quoted(start), reported } });
    }
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const plain = new Set<string>();
    const first = new Map<string, boolean>();
    for (const { value } of facts) {
      if (value.quoted) continue;
      if (!value.reversed) plain.add(value.name);
      if (!first.has(value.name)) first.set(value.name, value.reversed);
    }
    for (const f of facts) {
      const { name, reversed, quoted, reported, open } = f.value;
      // The other side names itself first, and its words are reported in its own order.
      const china = name[0] === '中';
      if (quoted || (china && reported)) continue;
      if (open) {
        if (reversed !== first.get(name)) out.push(toFinding('mixed', f));
      } else if (reversed && plain.has(name)) out.push(toFinding('mixed', f));
      else if (reversed && china) out.push(toFinding('china', f));
    }
    return out;
  },
});

type Message = 'mixed' | 'china';

interface PairFact {
  /** 朝美 */
  readonly name: string;
  readonly reversed: boolean;
  /** Both orders are in use; the one that comes first in the article holds. */
  readonly open: boolean;
  /** inside a quotation or a title: counts for nothing */
  readonly quoted: boolean;
  /** The text before reports what somebody says. */
  readonly reported: boolean;
}

/** What may follow a pair. Anything else may be the rest of a word: 美中|情局, 俄中|部, 美日|前. */
const FOLLOWED =
  /^(?:两国|双方|双边|三方|四方|关系|领导|首脑|元首|最高|首次|第[一二三]|无核|会[晤谈面]|峰会|谈判|对话|磋商|接触|互[信动]|之间|间[的将仍还进未曾]|贸易|经[贸济]|合作|交[流往恶]|建交|邦交|外长|外交|防长|联合|共同|边[境界]|军[事方]|签署|达成|宣布|同意|分歧|矛盾|冲突|战[争略]|敌对|对立|停[战火]|和[平谈解]|缓和|友[好谊]|高[级层]|代表|工作组|投资|能源|人文|旅游|企业|摩擦|协[议定]|政[府策]|核|民间|学[者界])/;
/** Bodies and treaties keep the order they were given. */
const FIXED =
  /^(?:安保|同盟|防卫|相互|共同防御|联合(?:军|演|司令|作战|参谋|部队)|共同(?:联络|声明|宣言)|安全保障|联盟|军演)|^.{0,8}(?:委员会|协会|商会|联合会|基金会|论坛|友谊塔|司令部|条约|自贸区|自由贸易协定)/;
const REPORTED = /报道|说|表示|指出|强调|认为|称|呼吁|重申|介绍|透露|表态|赞同|感谢|祝愿|致辞|讲话|看法/;

/** How far back the words of reporting are looked for, in units. */
const SPEECH = 240;

/** True if what stands before reports speech, or speaks for the country that is named first (朝方将一如既往，谱写朝中友谊). */
function isReported(before: string, country: string): boolean {
  return REPORTED.test(before) || before.includes(`${country}方`);
}

function toFinding(message: Message, { range, value, passage }: PlacedFact<PairFact>): PlacedFinding<Message> {
  const other = [...value.name].reverse().join('');
  const [from, to] = value.reversed ? [other, value.name] : [value.name, other];
  const title = { zh: `改为“${to}”`, en: `Change to “${to}”` };
  return { message, range, passage, data: { from, to }, fixes: [replace(range, to, { title })] };
}
