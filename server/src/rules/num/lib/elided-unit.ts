import type { NumberRange } from '../../../text/numbers.ts';
import { houseNumber } from './house.ts';

/** What a range leaves out of its first number although it may mislead. */
interface ElidedUnit {
  /** 万, 亿, 百万, % */
  readonly left: string;
  /** the whole range with the unit on both numbers */
  readonly full: string;
}

/** 至 and 到 stay; a dash between two whole quantities reads as 至. */
function markOf({ mark }: NumberRange): string {
  return mark.text === '到' || mark.text === '—' || mark.text === '～' ? mark.text : '至';
}

/**
 * A range whose first number lacks the scale word or per cent sign of the second (13-17万元, 15-30%), so that it can be read
 * as it stands. GB/T 15835—2011 5.1.3. Descending pairs (8000至1万元) say what they mean.
 */
export function elidedUnit(text: string, r: NumberRange): ElidedUnit | undefined {
  const { first, second } = r;
  if (first.form !== 'arabic' || second.form !== 'arabic' || first.shape !== 'plain' || second.shape !== 'plain') return undefined;
  if (first.unit || first.scale !== 1 || first.vague !== '' || first.lead !== '' || first.parts > 1 || second.parts > 1) return undefined;
  if (!(first.figure < second.figure) || text[first.start - 1] === '第') return undefined;
  const mark = markOf(r);
  const head = text.slice(first.start, first.end);
  if (second.unit?.kind === 'percent' && second.scale === 1) {
    const sign = second.unit.text;
    return { left: sign, full: `${head}${sign}${mark}${text.slice(second.start, second.unitEnd)}` };
  }
  if (second.scale < 1e4) return undefined;
  const scale = text.slice(second.figureEnd, second.bodyEnd);
  const unit = second.unit?.kind === 'money' ? text.slice(second.end, second.unitEnd) : '';
  if (scale === '万' || scale === '亿' || scale === '万亿')
    return { left: scale, full: `${head}${scale}${unit}${mark}${text.slice(second.start, second.unitEnd)}` };
  const tail = text.slice(second.bodyEnd, second.unitEnd);
  return { left: scale, full: `${houseNumber(first.value * second.scale)}${unit}${mark}${houseNumber(second.value)}${tail}` };
}
