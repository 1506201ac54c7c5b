import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';

/**
 * A gap that an author left. figure: in the place of a number or a date. name: in that of a reporter. word: in that of a place,
 * a firm or a person, where it may also stand for one that is not to be named.
 */
export interface Gap extends Range {
  readonly slot: 'figure' | 'name' | 'word';
}

const GAP = /×{2,8}|[Xx]{2,8}|？{2,8}|\?{2,8}|_{2,20}|＿{2,20}|某某某?/g;

const UNIT = /^[ ]?(?:[万亿年月日时分人名元个家户次岁米吨亩度%％点辆架起例套件项块头只位株台本册批座]|多[万亿人名元个家]|美元|欧元|公里|千米|公顷|平方)/;
/** 人们, 人民, 个人, 时候 … are no units. */
const NO_UNIT =
  /^[ ]?(?:人[们民类士口间生家]|名[字称人]|个[人性体]|家[人庭乡]|时[候间代]|分[析别手]|点[头评]|度过|起来|年轻|日本|月亮|次日|元首|项目|件事|头[脑像部]|只[是有要能会]|位[置于]|台[湾风上下]|本[来次报身人质地]|批[评准]|座[位谈])/;
/** What leads to a number. */
const BEFORE_FIGURE = /(?:约|共|达|为|近|超|超过|有|至|到|逾|第|增长|下降|计|于|[年月，、（(：:]|^)[ ]?$/;
const DATE_AFTER = /^[ ]?[年月][ ]?(?:×|[Xx]|？|\?|_|＿|某某|\d)/;

const ROLE_BEFORE = /(?:记者|通讯员|摄影|撰文|编辑|责编|校对|作者)[：:／/ ]?$/;
const ROLE_AFTER = /^[ ]?(?:摄|报道|供图)/;

const WORD_AFTER = /^(?:省|市|县|区|镇|乡|村|街道|社区|公司|集团|大学|学院|医院|银行|研究所|中学|小学|先生|女士|教授|主任|局长|市长|县长|书记)/;
/** What says that it stands for any, or for one that must not be named. */
const ANY_BEFORE = /(?:如|例如|比如|像|即|写|写成|叫|称|称为|所谓|或|第)$/;
const LEGAL = /法院|检察|被告|原告|嫌疑|公安|民警|警方|派出所|判决|受害|当事人|化名|诈骗|骗子|举报|案件|涉案|一案|匿名|网友|自称|冒充|假冒|谎称/;
/** A Roman numeral, a size, a letter of a formula. */
const BOUND = Class.Latin | Class.Digit | Class.FullAlnum;

function slotOf(text: string, start: number, end: number, mark: string): Gap['slot'] | undefined {
  if (isAt(text, start - 1, BOUND) || isAt(text, end, BOUND)) return undefined;
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 6);
  const unit = UNIT.test(after) && !NO_UNIT.test(after);
  if (mark !== '某' && unit && BEFORE_FIGURE.test(before)) return 'figure';
  if (mark !== '某' && DATE_AFTER.test(after)) return 'figure';
  if (mark === '？' || mark === '?' || mark === '_' || mark === '＿') return undefined;
  if (ROLE_BEFORE.test(before) || (ROLE_AFTER.test(after) && isAt(text, start - 1, Class.Blank | Class.Open))) return 'name';
  return mark !== '某' && WORD_AFTER.test(after) && !ANY_BEFORE.test(before) ? 'word' : undefined;
}

/** Gaps of a passage outside quotations and titles, which speak of such marks, or hide a name. */
export function gapsOf(p: Passage & { quoted(at: number): boolean }): readonly Gap[] {
  const { text } = p;
  const out: Gap[] = [];
  for (const m of text.matchAll(GAP)) {
    const start = m.index;
    const end = start + m[0].length;
    const slot = slotOf(text, start, end, text[start] as string);
    if (slot && !p.quoted(start)) out.push({ start, end, slot });
  }
  return out.some((g) => g.slot === 'word') && LEGAL.test(text) ? out.filter((g) => g.slot !== 'word') : out;
}

const NO_NAME_AFTER = '个些种一项类天年月日次地处时方人事物级位名家段件区市县村省国';

/** 王某, 李××: the article leaves names out on purpose. */
export function hidesNames(text: string): boolean {
  for (let i = text.indexOf('某'); i >= 0; i = text.indexOf('某', i + 1)) {
    if (
      isAt(text, i - 1, Class.Han) &&
      text[i - 1] !== '某' &&
      !NO_NAME_AFTER.includes(text[i + 1] ?? '。') &&
      !'在是于有和与或对向从为被把及'.includes(text[i - 1] as string)
    )
      return true;
  }
  return false;
}
