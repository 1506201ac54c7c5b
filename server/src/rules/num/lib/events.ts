/** What a day is the name of, where it stands right behind the number. */
export const EVENTS = [
  '事件',
  '恐怖袭击',
  '恐袭',
  '国际消费者权益日',
  '晚会',
  '专案',
  '大案',
  '惨案',
  '爆炸案',
  '爆炸事故',
  '特大',
  '空难',
  '矿难',
  '地震',
  '大地震',
  '汶川地震',
  '汶川特大地震',
  '汶川大地震',
  '运动',
  '事变',
];
/** Chinese numerals that name a day: 一、十一 and 十二月 take ·, since 一二九 could be read as 1·29. */
export const WORDS: Readonly<Record<string, readonly [name: string, behind: readonly string[]]>> = {
  一二九: ['“一二·九”', ['运动']],
  一二八: ['“一·二八”', ['事变', '抗战']],
  一二一: ['“一二·一”', ['运动', '惨案']],
  三一五: ['“3·15”', ['晚会', '国际消费者权益日', '打假']],
  九一一: ['“9·11”', ['事件', '恐怖袭击', '恐袭']],
};
/** Day names in words without ·: before and behind the place of a dot, then what they are the name of. */
export const DOTLESS: readonly (readonly [head: string, tail: string, behind: readonly string[]])[] = [
  ['五', '四', ['运动', '青年节', '精神']],
  ['五', '一', ['劳动节', '国际劳动节', '长假', '假期']],
  ['六', '一', ['儿童节', '国际儿童节']],
  ['七', '一', ['建党节']],
  ['八', '一', ['建军节', '南昌起义']],
  ['十', '一', ['国庆', '长假', '黄金周']],
  ['七', '七', ['事变']],
  ['九', '一八', ['事变']],
  ['五', '卅', ['运动', '惨案']],
];

/** The first characters of events. */
export const EVENT_BEGINS = [...new Set(EVENTS.map((event) => event[0]))].join('');
/** Events behind a name in quotation marks. */
export const QUOTED_EVENTS = EVENTS.map((event) => `”${event}`);
/** 一二九 and others, as they stand before what they are the name of. */
export const WORD_EVENTS = Object.entries(WORDS).flatMap(([name, behind]) => behind[1].flatMap((event) => [`${name}${event}`, `${name}”${event}`]));
/** 五·四 */
export const DOTTED = DOTLESS.map(([head, tail]) => `${head}·${tail}`);
