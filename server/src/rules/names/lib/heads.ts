import type { ReadTitle } from './ranks.ts';

/** Bodies by the end of their names, the longest first, with the words for their heads: the head's own word first. */
const HEADS: readonly (readonly [body: string, words: string])[] = [
  ['全国人民代表大会常务委员会', '委员长 秘书长'],
  ['全国人大常委会', '委员长 秘书长'],
  ['人民代表大会常务委员会', '主任 秘书长'],
  ['人大常委会', '主任 秘书长'],
  ['最高人民会议常任委员会', '委员长'],
  ['全国政协', '主席 秘书长'],
  ['政协全国委员会', '主席 秘书长'],
  ['中央军事委员会', '主席'],
  ['中央军委', '主席'],
  ['朝鲜国务委员会', '委员长'],
  ['北大西洋公约组织', '秘书长'],
  ['世界卫生组织', '总干事'],
  ['世界贸易组织', '总干事'],
  ['世卫组织', '总干事'],
  ['世贸组织', '总干事'],
  ['教科文组织', '总干事'],
  ['粮农组织', '总干事'],
  ['国际原子能机构', '总干事'],
  ['国际货币基金组织', '总裁'],
  ['联合国', '秘书长'],
  ['北约', '秘书长'],
  ['欧盟委员会', '主席 秘书长'],
  ['欧委会', '主席 秘书长'],
  ['欧洲理事会', '主席 秘书长'],
  ['世界银行', '行长'],
  ['亚投行', '行长'],
  ['欧洲央行', '行长'],
  ['欧洲中央银行', '行长'],
  ['国际奥委会', '主席 总干事'],
  ['国际足联', '主席 秘书长'],
];
const BODIES = [...HEADS].sort((a, b) => b[0].length - a[0].length).map(([body, words]) => ({ body, words: words.split(' ') }));

/** Words for the bodies of a place: without one, 人大常委会 may well be the national one, whose head is the 委员长. */
const OF_PLACE = /[省市区县州盟旗乡镇]$|自治(?:区|州|县)$/;

/** Last characters of these: a quick look, since most titles have none. */
const LAST = [...new Set(BODIES.map(({ body }) => body.at(-1)))].join('');

/** A title whose body has no such office (全国人大常委会总书记), and the word for its head. Undefined for all others. */
export function wrongHead({ rank, word, before }: ReadTitle): { readonly body: string; readonly head: string } | undefined {
  if ((rank.of !== 'body' && !rank.top) || !LAST.includes(before.at(-1) ?? ' ')) return undefined;
  const known = BODIES.find(({ body }) => before.endsWith(body));
  if (known && word === '委员长' && known.body.endsWith('常委会') && !OF_PLACE.test(before.slice(0, -known.body.length)) && !known.words.includes(word))
    return undefined;
  return !known || known.words.includes(word) ? undefined : { body: known.body, head: known.words[0] as string };
}
