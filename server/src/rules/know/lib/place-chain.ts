import type { Division, Places } from '../../../knowledge/places.ts';
import type { Range } from '../../../text/range.ts';
import { isOtherWord } from './place-context.ts';

/** What is wrong with a division that stands behind its parent. */
export type ChainFault =
  /** 云南省贵阳市: it is elsewhere */
  | { readonly what: 'parent'; readonly range: Range; readonly parent: Division; readonly division: Division }
  /** 安徽省肥西市: it is of another level */
  | { readonly what: 'level'; readonly range: Range; readonly division: Division };

/** Names that people give to parts of any town: 城东区, 老城区, 港口区. */
const COMMON = /^(?:[东西南北中上下前后内外新老古旧城市镇郊乡河江湖海山沙水矿林港口岸桥路站工农业商学园文化解放民主自由和平红旗]+|.)[区县市旗]$/;
/** What the other place comes for: 贵州省广州市对口帮扶, 云南省贵阳市商会. */
const GUEST = /对口|帮扶|协作|商会|同乡|援[藏疆青黔滇建助]|驻/;
const LEVELS = '市县';

/** Follows 省 → 市 → 区 from a division on, which stands at `top`, and says where it goes wrong. */
export function chainFault(text: string, top: Range, division: Division, places: Places): ChainFault | undefined {
  let parent = division;
  let from = top.start;
  for (let at = top.end; ; ) {
    const next = places.at(text, at);
    if (!next) return wrongLevel(text, at, parent, places);
    if (isOtherWord(text, next.end) || places.changes.has(text.slice(next.start, next.end))) return undefined;
    const right = next.divisions.find((d) => d !== parent && places.isWithin(d, parent));
    if (!right) return wrongParent(text, { start: from, end: next.end }, parent, next.divisions, places);
    [parent, from, at] = [right, next.start, next.end];
  }
}

/** Only of a name that one division has, and that nothing else is called. */
function wrongParent(text: string, range: Range, parent: Division, divisions: readonly Division[], places: Places): ChainFault | undefined {
  const [division] = divisions;
  if (!division || divisions.length > 1 || division.level === 'province' || division === parent) return undefined;
  // 上海市苏州市, 南京市苏州市 are lists without their marks.
  if (division.level === 'city' && (parent.level === 'city' || isMunicipality(parent))) return undefined;
  if (division.name.endsWith('市') && isMunicipality(parent)) return undefined;
  if (division.level === 'county' && COMMON.test(division.name)) return undefined;
  // 文峰区安阳市某公司: what stands behind is the name of a body, and begins anew.
  if (places.isWithin(parent, division)) return undefined;
  if (GUEST.test(text.slice(range.end, range.end + 6))) return undefined;
  return { what: 'parent', range, parent, division };
}

/** 北京市, 天津市, 上海市, 重庆市. */
export const isMunicipality = ({ level, name }: Division): boolean => level === 'province' && name.endsWith('市');

/** 安徽省肥西市, where there is a 肥西县 and no 肥西市 at all. */
function wrongLevel(text: string, at: number, parent: Division, places: Places): ChainFault | undefined {
  for (let end = at + 3; end <= Math.min(at + 5, text.length); end++) {
    const level = text[end - 1] as string;
    if (!LEVELS.includes(level) || isOtherWord(text, end) || places.changes.has(text.slice(at, end))) continue;
    const stem = text.slice(at, end - 1);
    const namesakes = [...LEVELS].flatMap((other) => places.named(stem + other));
    const [division] = namesakes;
    if (namesakes.length === 1 && division?.level === 'county' && places.isWithin(division, parent))
      return { what: 'level', range: { start: at, end }, division };
  }
  return undefined;
}
