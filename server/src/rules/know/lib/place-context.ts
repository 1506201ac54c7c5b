import type { Range } from '../../../text/range.ts';
import { sentenceAround } from '../../names/lib/evidence.ts';

/** How far from a place its sentence is looked at, in units. */
const REACH = 60;
/** A sentence about the past has the places of the past, and an account of a change both names. */
const HISTORY = new RegExp(
  [
    '历史|当年|当时|那时|彼时|旧时|昔日|时期|时[任为属称名]|旧[称名址县城志制]|古[称名代城]|曾|前身|始建|沿革',
    '改[称名为设置属隶]|更名|撤|并入|划[归入出]|析置|增设|[升恢]为|复[名置]|合并|设立?[地县]级|县改|区划|[今老](?=[^年天日晨晚后冬春夏秋早人字百老家乡])|现[为属名称更改隶]|[（(]现|原(?![因则本料来油先告文创理始子材])',
    '生于|出生|籍贯|祖籍|原籍|烈士|牺牲|就义|战役|解放军|八路军|新四军|红军|抗日|抗战|起义|土改|公社|生产队|知青|插队|民国|清代|清朝|明代|建国前|解放前|世纪|年代',
  ].join('|'),
);
/** A sentence is surely about the past with one of these. */
const PAST = /历史|当年|时期|旧[称时]|前身|改[称名]|更名|划[归入]|撤|[原曾]属|民国|清[代朝末]|解放前|建国前/;
const YEAR = /(?:1[0-9]|20)\d\d(?=[年—－-])/g;
/** An old name stays in names of bodies, works, roads and events. */
const PROPER_NAME =
  /^.{0,3}?(?:学院|大学|[一二三四五六七八九十]中|中学|小学|师[专范]|学校|医院|公司|集团|[总分]厂|厂|矿|电站|水库|机场|火车站|铁路|高速|公路|大桥|遗址|故居|战役|惨案|事件|会议|酒|茶|商会|县?志|史|[东西南北中]?路|街)/;
/** The last character of a name begins another word with what follows: 即墨|市场, 义乌|县级, 宣武|区域. */
const OTHER_WORD: Readonly<Record<string, RegExp>> = {
  市: /^(?:[场民容区郊井镇价面值县辖级属]|政(?![府协法]))/,
  县: /^[级域区乡道际属辖市]/,
  区: /^[域块位间划别县市]/,
  州: /^[市县区际级属]/,
  旗: /^[下帜舰手号县]/,
};

/** The sentence around a place, as far as it is near. */
const near = (text: string, { start, end }: Range): string => {
  const around = sentenceAround(text, { start, end });
  return text.slice(Math.max(around.start, start - REACH), Math.min(around.end, end + REACH));
};

/** True if the sentence names a time up to that year, or tells of the past in plain words. */
export function tellsOfPast(text: string, range: Range, until: number): boolean {
  const said = near(text, range);
  return PAST.test(said) || (said.match(YEAR) ?? []).some((year) => Number(year) <= until);
}

/** The same, and true also of whatever may be an account of a change or of a life: for names that were right for a long time. */
export function mayTellOfPast(text: string, range: Range, until: number): boolean {
  return HISTORY.test(near(text, range)) || tellsOfPast(text, range, until);
}

/** True if the name that ends at `end` goes on as another word. */
export function isOtherWord(text: string, end: number): boolean {
  return OTHER_WORD[text[end - 1] as string]?.test(text.slice(end, end + 2)) === true;
}

/** True if the name is a part of the name of a body, a work, a road, an event, or says where somebody is from. */
export function isInProperName(text: string, { start, end }: Range): boolean {
  return PROPER_NAME.test(text.slice(end, end + 8)) || /^人(?![民大])/.test(text.slice(end, end + 2)) || text[start - 1] === '“' || text[end] === '”';
}
