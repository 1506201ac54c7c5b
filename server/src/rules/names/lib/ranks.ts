/** A kind of office, whatever words a country has for it. */
interface Rank {
  readonly id: string;
  /** country: one a country, told by the country's name. body: head of a body, told by the body's name. */
  readonly of: 'country' | 'body';
  /** Nobody holds two of these in one country. */
  readonly top?: true;
  readonly words: readonly string[];
}

const RANKS: readonly Rank[] = [
  { id: 'president', of: 'country', top: true, words: ['总统'] },
  { id: 'premier', of: 'country', top: true, words: ['总理', '首相', '国务总理', '内阁总理', '国务院总理', '内阁总理大臣'] },
  { id: 'state-chairman', of: 'country', top: true, words: ['国家主席'] },
  { id: 'secretary-of-state', of: 'country', top: true, words: ['国务卿'] },
  { id: 'vice-president', of: 'country', words: ['副总统'] },
  { id: 'vice-premier', of: 'country', words: ['副总理', '副首相', '国务院副总理'] },
  { id: 'state-councillor', of: 'country', words: ['国务委员'] },
  { id: 'foreign', of: 'country', words: ['外长', '外相', '外交部长', '外交部部长', '外交大臣', '外务大臣', '外务相', '外交部长官'] },
  { id: 'defence', of: 'country', words: ['防长', '国防部长', '国防部部长', '国防大臣', '防卫大臣', '防卫相', '国防相', '人民武力相', '国防部长官'] },
  { id: 'finance', of: 'country', words: ['财长', '财政部长', '财政部部长', '财政大臣', '财务大臣', '财务相'] },
  { id: 'chairman-of-committee', of: 'body', words: ['委员长'] },
  { id: 'first-chairman', of: 'body', words: ['第一委员长'] },
  { id: 'general-secretary', of: 'body', words: ['总书记'] },
  { id: 'first-secretary', of: 'body', words: ['第一书记'] },
  { id: 'chairman', of: 'body', words: ['主席'] },
  { id: 'secretary-general', of: 'body', words: ['秘书长'] },
  { id: 'director-general', of: 'body', words: ['总干事'] },
  { id: 'managing-director', of: 'body', words: ['总裁'] },
  { id: 'governor', of: 'body', words: ['行长'] },
  { id: 'director', of: 'body', words: ['局长'] },
];

const BY_WORD = new Map(RANKS.flatMap((r) => r.words.map((w) => [w, r] as const)));
export const RANK_WORDS: readonly string[] = [...BY_WORD.keys()];
const LONGEST = Math.max(...RANK_WORDS.map((w) => w.length));
const LAST = new Set(RANK_WORDS.map((w) => w.charCodeAt(w.length - 1)));

/** A quick look: true if a word of a rank may end before `at`. */
export function endsInRank(text: string, at: number): boolean {
  return LAST.has(text.charCodeAt(at - 1));
}

/** Before the word of a rank they make another one of it. */
const CHANGES = '副代准前原';

export interface ReadTitle {
  readonly rank: Rank;
  /** the word the title ends in */
  readonly word: string;
  /** what stands before the word */
  readonly before: string;
}

/** The rank a text ends in, by its longest word. Undefined for ranks that are not known, deputies and former holders among them. */
export function readTitle(text: string): ReadTitle | undefined {
  for (let n = Math.min(LONGEST, text.length); n >= 2; n--) {
    const word = text.slice(-n);
    const rank = BY_WORD.get(word);
    if (!rank) continue;
    const before = text.slice(0, -n);
    return before !== '' && CHANGES.includes(before.at(-1) as string) ? undefined : { rank, word, before };
  }
  return undefined;
}

const SHORT: Readonly<Record<string, string>> = {
  美国: '美',
  俄罗斯: '俄',
  韩国: '韩',
  朝鲜: '朝',
  日本: '日',
  英国: '英',
  法国: '法',
  德国: '德',
  越南: '越',
  印度: '印',
  以色列: '以',
  土耳其: '土',
  乌克兰: '乌',
  叙利亚: '叙',
  古巴: '古',
  巴西: '巴',
  意大利: '意',
  加拿大: '加',
  中国: '中',
  泰国: '泰',
}; // prettier-ignore

/** Whole names of countries. */
export const COUNTRIES: readonly string[] = Object.keys(SHORT);

/** Length of the country's name, long or short, that a text ends in; 0 for none. */
export function countryAtEnd(text: string, country: string): number {
  if (text.endsWith(country)) return country.length;
  const short = SHORT[country];
  return short !== undefined && text.endsWith(short) ? 1 : 0;
}
