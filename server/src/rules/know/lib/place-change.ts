import type { PlaceChange, Places } from '../../../knowledge/places.ts';
import type { Range } from '../../../text/range.ts';
import { isInProperName, isOtherWord } from './place-context.ts';

/** An old name in a text. */
export interface OldName extends Range {
  readonly change: PlaceChange;
  /** Its province, or its city, stands right before it. */
  readonly placed: boolean;
}

/** No name is longer: 路南彝族自治县. */
const LONGEST = 8;

/**
 * The old name of a division that begins at `at`. One of two characters (达县: 到达|县城) or one that another place has today (双桥区)
 * is read as such only behind its province or a city of it.
 */
export function oldName(text: string, at: number, places: Places): OldName | undefined {
  for (let end = Math.min(text.length, at + LONGEST); end > at + 1; end--) {
    const name = text.slice(at, end);
    const change = places.changes.get(name);
    if (!change) continue;
    const placed = isPlaced(text, at, change, places);
    const range = { start: at, end };
    if (isOtherWord(text, end) || isInProperName(text, range) || isCommon(text, range)) return undefined;
    if (!placed && (name.length < 3 || places.named(name).length > 0)) return undefined;
    return { ...range, change, placed };
  }
  return undefined;
}

/** 新增|城市 is no 增城市; of 普洱和临沧地区 it is the region that is meant. */
function isCommon(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const name = text.slice(start, end);
  return (name.endsWith('城市') && /[新更倍递激剧猛净陡]/.test(text[start - 1] ?? '')) || (name.endsWith('地区') && /[、和与及]/.test(text[start - 1] ?? ''));
}

function isPlaced(text: string, at: number, { under }: PlaceChange, places: Places): boolean {
  const [province] = places.named(under);
  return province !== undefined && places.endingAt(text, at)?.divisions.some((d) => places.isWithin(d, province)) === true;
}
