import type { Quantity } from './quantity.ts';
import type { CountedSentence } from './sentences.ts';

/** A count that speaks of something told before: 滑坡造成的6名遇难者, 新建的32所学校. */
export interface CountReference {
  readonly quantity: Quantity;
  /** What must stand with the count where it was first told. */
  readonly first: FirstMention;
}

interface FirstMention {
  /** words before the count: what happened, or what was done */
  readonly deed: string;
  /** victims are told otherwise the first time: 5人死亡 */
  readonly victims?: Victims;
  /** what is counted, where it may stand before the deed: 8家企业签约 */
  readonly thing?: string;
}

type Victims = '死亡' | '受伤';

const VICTIM = /^(遇难者|死者|死难者|罹难者|伤者|伤员)(?:的)?(?:身份|遗体|家属|均|全部|姓名|名单|中|正在|得到|接受)/;
const CAUSED = /([一-龥]{2})(?:事故)?造成的$/;
/** Nothing before the victims but a mark or a word of the sentence's own: of the one event that the article tells of. */
const BARE = /(?:^|[，。；、的对将向为与和])$/;
const DONE = /(?:^|[^一-龥]|[一-龥])([一-龥]{2})的$/;
/** Deeds that are done to a known number of things, once. */
export const DEEDS: readonly string[] =
  '新建 改建 扩建 获奖 入选 入围 参赛 参展 捐赠 采购 投放 查处 抓获 解救 转移 安置 遇难 落马 被捕 改造 提升 绿化 硬化 种植 发放 资助 救助 帮扶 新增 引进 建成 打造 配备 安装 更换 清理 疏浚 签约 开工 竣工 投产 关停 整治 拆除 修缮 培训 招聘 录用 聘用 表彰 受灾 受伤'.split(
    ' ',
  );
/** What makes another count of it: a part, a change, another day. */
const OTHER =
  /其中|累计|一共|总共|以来|另|又|还|截至|截止|升至|增至|上升|增加到|至少|此前|分别|各(?![地界方])|共计划|计划|拟|将|预计|剩余|余下|首批|第[一二三四五]|每|平均/;

/** The references of a sentence. Approximations are none. */
export function readReferences(s: CountedSentence): readonly CountReference[] {
  const out: CountReference[] = [];
  if (OTHER.test(s.text)) return out;
  s.quantities.forEach((quantity, k) => {
    if (quantity.hedge !== '' || quantity.numeral.unit?.kind !== 'count') return;
    const before = s.gaps[k] as string;
    const victims = VICTIM.exec(s.gaps[k + 1] as string)?.[1];
    const cause = victims && (CAUSED.exec(before)?.[1] ?? (BARE.test(before) ? '' : undefined));
    if (victims && cause !== undefined) out.push({ quantity, first: { deed: cause, victims: victims.startsWith('伤') ? '受伤' : '死亡' } });
    const deed = DONE.exec(before)?.[1];
    if (deed && DEEDS.includes(deed)) {
      const thing = /^[一-龥]{2}/.exec(s.gaps[k + 1] as string)?.[0];
      out.push({ quantity, first: { deed, ...(thing ? { thing } : {}) } });
    }
  });
  return out;
}

/** What the sentence tells first of what a reference speaks of: the count, exact and of the same unit; undefined where it tells nothing of it or something else as well. */
export function firstCount(s: CountedSentence, { quantity, first }: CountReference): Quantity | undefined {
  if (!s.text.includes(first.deed) || OTHER.test(s.text)) return undefined;
  const own = s.quantities.filter((q, k) => q.unit === quantity.unit && q.hedge === '' && isFirst(s, k, first));
  return own.length === 1 ? own[0] : undefined;
}

function isFirst(s: CountedSentence, k: number, { deed, victims, thing }: FirstMention): boolean {
  const before = s.gaps[k] as string;
  const behind = s.gaps[k + 1] as string;
  if (!victims)
    return new RegExp(`${deed}(?:了)?[一-龥]{0,4}$`).test(before) || (thing !== undefined && new RegExp(`^${thing}[一-龥]{0,4}${deed}`).test(behind));
  if (!new RegExp(`${deed}[^，。；]{0,6}(?:造成|致|导致)`).test(before) && !(deed === '' && /[、，]$/.test(before) && /造成|导致/.test(s.text))) return false;
  return (victims === '死亡' ? /^(?:死亡|遇难|身亡|丧生|罹难)/ : /^(?:受伤|重伤|轻伤)/).test(behind);
}
