import { LONGEST_WORD, type Vocabulary } from '../../../lexicon/vocabulary.ts';
import { type BodyName, beginsName, isSoft, TELLS_APART } from '../../../names/bodies.ts';
import { isConfusable } from '../../../names/homophones.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** A body's name in the rarer spelling. Offsets are relative to the start of its stretch. */
interface NearBody {
  /** index of the name */
  readonly body: number;
  readonly start: number;
  readonly from: string;
  readonly to: string;
  /** Indexes of the names in the other spelling, and where these begin in their stretches. */
  readonly others: readonly { readonly body: number; readonly start: number }[];
  readonly kind: 'slip' | 'even' | 'renamed';
  /** The other spelling is commoner. */
  readonly strong: boolean;
}

/** Behind these stands the name of a place, and places have names alike: 泰州, 台州. */
const PLACES = unitsOf('省市县区州镇乡村旗盟岛山江河湖');
/** Words for bodies that one body bears one after the other, hardly two at a time, and how much must be the same before them. */
const SUCCESSORS: readonly (readonly [string, string, number])[] = [
  ['学院', '大学', 4],
  ['研究所', '研究院', 4],
  ['港务局', '港务集团', 2],
  ['铁路局', '铁路集团', 2],
];
const JOINING = unitsOf('和与及同跟');
const SHORTEST = 5;
const SHORTEST_GIVEN = 4;
const SHORTEST_NAME = 4;
/** Differences are looked for so far from the end. */
const REACH = 14;
const MOST_ODD = 2;
/** So often a name stands that what is like it is hardly another name. */
const MANY = 3;
/** So many of the other spelling are looked at. */
const MOST_OTHERS = 8;

/**
 * Bodies of an article that two names are told of, which differ in one character that is easily typed or read for the other
 * (海州港务集团, 海洲港务集团), or in the word for what they are (师范学院, 师范大学). Linear in the summed length of the names.
 */
export function nearBodies(bodies: readonly BodyName[], vocabulary: Vocabulary): readonly NearBody[] {
  if (bodies.length < 2) return NONE;
  const out: NearBody[] = [];
  const reported = new Map<number, number>();
  for (const group of groupsOf(bodies)) judgeGroup(bodies, group, vocabulary, reported, out);
  judgeSuccessors(bodies, out);
  return out.sort((a, b) => a.body - b.body);
}

const NONE: readonly NearBody[] = [];

/** Names that are alike on both sides of a character: by that character, which and where it is. */
type Group = ReadonlyMap<string, Place[]>;

interface Place {
  readonly body: number;
  readonly at: number;
}

/** The character before `at` as a number, 0 where a name begins. */
const leftOf = (text: string, at: number): number => (at === 0 || isSoft(text, at - 1) ? 0 : text.charCodeAt(at - 1));

/**
 * Calls back for each character before the word for a body, with a number for what stands on both its sides. Not for the first
 * one of a name, which is soon another place's (陕西, 山西).
 */
function eachGap({ text, tail }: BodyName, visit: (at: number, key: number) => void): void {
  let hash = 0;
  for (let i = text.length - 1; i >= 0 && text.length - i <= REACH; i--) {
    const left = text.length - i > tail ? leftOf(text, i) : 0;
    if (left !== 0) visit(i, Math.imul(hash ^ left, 0x9e3779b1) | 0);
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) + 1;
  }
}

function groupsOf(bodies: readonly BodyName[]): readonly Group[] {
  const first = new Map<number, number>();
  const several = new Set<number>();
  for (const body of bodies) {
    eachGap(body, (at, key) => {
      const unit = body.text.charCodeAt(at);
      const known = first.get(key);
      if (known === undefined) first.set(key, unit);
      else if (known !== unit) several.add(key);
    });
  }
  if (several.size === 0) return [];
  const groups = new Map<string, Map<string, Place[]>>();
  bodies.forEach((body, index) => {
    eachGap(body, (at, key) => {
      if (!several.has(key)) return;
      const sides = `${leftOf(body.text, at)} ${body.text.slice(at + 1)}`;
      const group = groups.get(sides) ?? new Map<string, Place[]>();
      const char = body.text[at] as string;
      const list = group.get(char);
      if (list) list.push({ body: index, at });
      else group.set(char, [{ body: index, at }]);
      groups.set(sides, group);
    });
  });
  return [...groups.values()].filter((group) => group.size > 1);
}

function judgeGroup(bodies: readonly BodyName[], group: Group, vocabulary: Vocabulary, reported: Map<number, number>, out: NearBody[]): void {
  for (const [char, places] of group) {
    if (places.length > MOST_ODD || TELLS_APART.has(char.charCodeAt(0))) continue;
    for (const [right, rivals] of group) {
      if (right === char || rivals.length < places.length || TELLS_APART.has(right.charCodeAt(0)) || !isConfusable(char, right)) continue;
      for (const place of places) {
        const body = bodies[place.body] as BodyName;
        if (body.given || body.history || isReported(bodies, place, reported)) continue;
        const found = compare(bodies, place, rivals, places.length, vocabulary);
        if (!found) continue;
        reported.set(place.body, place.at);
        out.push(found);
      }
    }
  }
}

/** Names that end behind one another (集团|公司) are so near in the list. */
const NESTED = 3;

/** True if the same character has been reported of a name that is longer or shorter at its end. */
function isReported(bodies: readonly BodyName[], { body, at }: Place, reported: ReadonlyMap<number, number>): boolean {
  const { start, text } = bodies[body] as BodyName;
  for (let k = body - NESTED; k <= body + NESTED; k++) {
    if (reported.get(k) !== at) continue;
    const that = bodies[k] as BodyName;
    if (that.start === start && (that.text.startsWith(text) || text.startsWith(that.text))) return true;
  }
  return false;
}

function compare(bodies: readonly BodyName[], { body, at }: Place, rivals: readonly Place[], own: number, vocabulary: Vocabulary): NearBody | undefined {
  const { text, beside } = bodies[body] as BodyName;
  const others: { body: number; start: number }[] = [];
  let start = at;
  let given = false;
  for (const rival of rivals.slice(0, MOST_OTHERS)) {
    const that = bodies[rival.body] as BodyName;
    if (that.history) return undefined;
    const common = commonLeft(text, at, that.text, rival.at);
    // One of the two must begin where the likeness does, or they are parts of unlike names.
    const begins = beginsName(text, at - common) || beginsName(that.text, rival.at - common);
    if (!begins || text.length - at + common < (that.given ? SHORTEST_GIVEN : SHORTEST)) continue;
    if (others.length === 0 || at - common > start) start = at - common;
    others.push({ body: rival.body, start: rival.at - common });
    if (that.given) given = true;
  }
  const first = others[0];
  if (!first) return undefined;
  const that = (bodies[first.body] as BodyName).text;
  const thatAt = that.length - (text.length - at);
  const evidence = evidenceOf(text, at, that, thatAt, vocabulary);
  if (!evidence) return undefined;
  // Told in one breath with another body: two that are named alike.
  if (evidence !== 'broken' && !given && (beside || JOINING.has(text.charCodeAt(start - 1)))) return undefined;
  const count = given ? Number.POSITIVE_INFINITY : others.length;
  const clear = count >= 2 && count >= 2 * own;
  const even = !clear && evidence === 'names';
  // As often as the other: only where one of them is no word, or both come back; then the later one.
  if (even && (own < 2 || first.body > body)) return undefined;
  const right = that[thatAt] as string;
  return {
    body,
    start,
    from: text.slice(start),
    to: text.slice(start, at) + right + text.slice(at + 1),
    others,
    kind: even ? 'even' : 'slip',
    strong: clear && (evidence === 'broken' || given || (evidence === 'names' && own === 1 && others.length >= MANY)),
  };
}

/** How many characters before both places are alike, up to a word that stands before names. */
function commonLeft(a: string, i: number, b: string, j: number): number {
  let n = 0;
  while (i - n > 0 && j - n > 0 && a[i - n - 1] === b[j - n - 1] && !isSoft(a, i - n - 1) && !(n > 0 && beginsName(a, i - n))) n++;
  return n;
}

/** What the words around a character tell of the two spellings. */
type Evidence = 'broken' | 'rare' | 'names';

/**
 * Whether the other spelling has a common word where this one has none (broken) or a rare one, or neither has one, so that both
 * may be names. Undefined for two words and for what may be places that sound alike (泰州, 台州): two bodies.
 */
function evidenceOf(text: string, at: number, that: string, thatAt: number, vocabulary: Vocabulary): Evidence | undefined {
  if (PLACES.has(text.charCodeAt(at + 1)) || isInWord(text, at, vocabulary)) return undefined;
  const rare = vocabulary.isRareWord(text, at - 1, at + 1) || vocabulary.isRareWord(text, at, at + 2);
  const broken = isSurelyInWord(that, thatAt, vocabulary);
  if (rare) return broken ? 'rare' : undefined;
  return broken ? 'broken' : 'names';
}

/** True if the character is part of a common word. */
function isInWord(text: string, at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.isWord(text, at - 1, at + 1) || vocabulary.isWord(text, at, at + 2) || isInLongWord(text, at, vocabulary);
}

/** The same, if its neighbour is not as well part of another word, on its other side: 宏兴|建设 has no 兴建. */
function isSurelyInWord(text: string, at: number, vocabulary: Vocabulary): boolean {
  return (
    (vocabulary.isWord(text, at - 1, at + 1) && !(at > 1 && vocabulary.isWord(text, at - 2, at))) ||
    (vocabulary.isWord(text, at, at + 2) && !vocabulary.isWord(text, at + 1, at + 3)) ||
    isInLongWord(text, at, vocabulary)
  );
}

function isInLongWord(text: string, at: number, vocabulary: Vocabulary): boolean {
  for (let length = 3; length <= LONGEST_WORD; length++) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= text.length; start++) {
      if (vocabulary.isWord(text, start, start + length)) return true;
    }
  }
  return false;
}

/** Names that are alike up to the word for a body, which is another: reported low, for the two may be two. */
function judgeSuccessors(bodies: readonly BodyName[], out: NearBody[]): void {
  for (const pair of SUCCESSORS) {
    const stems = [new Map<string, Place[]>(), new Map<string, Place[]>()] as const;
    bodies.forEach(({ text }, body) => {
      const side = text.endsWith(pair[0]) ? 0 : text.endsWith(pair[1]) ? 1 : -1;
      if (side < 0) return;
      const at = nameStart(text);
      const stem = text.slice(at, text.length - pair[side as 0 | 1].length);
      const list = stems[side as 0 | 1].get(stem);
      if (list) list.push({ body, at });
      else stems[side as 0 | 1].set(stem, [{ body, at }]);
    });
    for (const [stem, one] of stems[0]) {
      const two = stems[1].get(stem);
      if (!two || stem.length < pair[2]) continue;
      const [odd, rest, to] = one.length < two.length ? [one, two, pair[1]] : [two, one, pair[0]];
      if (odd.length !== 1 || rest.length < 2 || [...one, ...two].some((p) => (bodies[p.body] as BodyName).history || (bodies[p.body] as BodyName).given))
        continue;
      const { body, at } = odd[0] as Place;
      const from = (bodies[body] as BodyName).text.slice(at);
      out.push({
        body,
        start: at,
        from,
        to: stem + to,
        others: rest.slice(0, MOST_OTHERS).map((p) => ({ body: p.body, start: p.at })),
        kind: 'renamed',
        strong: false,
      });
    }
  }
}

/** Where the name in a stretch begins, as far as words that stand before names tell. */
function nameStart(text: string): number {
  for (let at = text.length - SHORTEST_NAME; at > 0; at--) if (beginsName(text, at)) return at;
  return 0;
}
