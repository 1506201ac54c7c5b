import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';
import { skipFewBlanks } from './day.ts';

export interface Named {
  readonly text: string;
  readonly range: Range;
}

/** The reporters a bracket or a byline names, and how they are set. Ranges are units of the text. */
export interface Names {
  /** In order. A name padded to the width of three characters (张 旗) is one name; `text` leaves the blank out. */
  readonly names: readonly Named[];
  /** Between two names that follow each other under one role: 、 or ， or a blank … */
  readonly separators: readonly Named[];
  /** Between a role and the name behind it: a blank, a colon. */
  readonly gaps: readonly Named[];
  /** 记者, 通讯员 … stands before the first name. */
  readonly role: boolean;
}

const ROLES = ['记者', '通讯员', '实习生', '特派员', '评论员', '撰稿人', '撰稿', '执笔', '作者', '采写', '整理', '摄影', '编辑', '见习', '文', '图'];
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公初佟付帅肖闫涂代岳苟母商牟仝苑亓褟冼岩粟原洛覃敬',
);

const ROLE_BEGINS = new Set(ROLES.map((r) => r.charCodeAt(0)));

/** Length of the role (记者, 通讯员 …) that starts at `at`, or 0. */
function roleAt(text: string, at: number): number {
  if (!ROLE_BEGINS.has(text.charCodeAt(at))) return 0;
  for (const r of ROLES) if (text.startsWith(r, at)) return r.length;
  return 0;
}

/** True if the text may be a Chinese personal name: 2–4 Han, the first a surname. */
export function maybePerson(name: string): boolean {
  return name.length >= 2 && name.length <= 4 && SURNAMES.has(name[0] as string);
}

const SEPARATOR = Class.Blank | Class.Pause | Class.AsciiMark;
const NAME = Class.Han | Class.Latin;

function isNameUnit(text: string, i: number): boolean {
  return isAt(text, i, NAME) || text[i] === '·';
}

/** Where the name of a word starts: behind its last role (本报驻朝鲜特约记者|张三). `end` when it is nothing but a role. */
function afterRole(text: string, start: number, end: number): number {
  let from = start;
  for (let i = start; i < end; i++) {
    const n = roleAt(text, i);
    if (n < 2 && !(n === 1 && i === start && text[i + 1] === '/')) continue;
    if (n && i + n <= end) from = i + n;
  }
  return from;
}

/**
 * Reads the names of text.slice(from, to), the inside of （记者张三、李四 通讯员王五） or a byline. Bounded by its range.
 * A word of more than four Han is no name (two glued names, a label) and is left out.
 */
export function readNames(text: string, from: number, to: number): Names {
  const names: Named[] = [];
  const separators: Named[] = [];
  const gaps: Named[] = [];
  let role = false;
  let roleEnd = -1;
  let last: Named | undefined;
  let i = from;
  while (i < to) {
    if (!isNameUnit(text, i)) {
      i++;
      continue;
    }
    let end = i;
    while (end < to && isNameUnit(text, end)) end++;
    const start = afterRole(text, i, end);
    if (start > i) {
      if (names.length === 0) role = true;
      last = undefined;
      roleEnd = start;
    }
    if (start < end) {
      const padded = end - start === 1 ? paddedEnd(text, end, to) : 0;
      const name = padded
        ? { text: text[start] + text.slice(padded - 1, padded), range: { start, end: padded } }
        : { text: text.slice(start, end), range: { start, end } };
      if (roleEnd >= 0 && roleEnd < start) gaps.push(span(text, roleEnd, start));
      roleEnd = -1;
      if (isName(name.text)) {
        if (last) separators.push(span(text, last.range.end, start));
        names.push(name);
        last = name;
      } else last = undefined;
      end = name.range.end;
    }
    i = end;
  }
  return { names, separators, gaps, role };
}

function span(text: string, start: number, end: number): Named {
  return { text: text.slice(start, end), range: { start, end } };
}

function isName(name: string): boolean {
  return name.includes('·') ? name.length <= 20 : name.length >= 2 && name.length <= 4 && isAt(name, 0, Class.Han);
}

/** End of a name of two characters with blanks between them (张 旗), whose first ends at `at`; 0 when it is none. */
function paddedEnd(text: string, at: number, to: number): number {
  const next = skipFewBlanks(text, at, 3);
  if (next === at || next >= to || !isAt(text, next, Class.Han) || (next + 1 < to && !isAt(text, next + 1, SEPARATOR))) return 0;
  return next + 1;
}
