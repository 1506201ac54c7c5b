import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import type { BodyName } from '../../../names/bodies.ts';
import { replace } from '../../../rule/fix.ts';
import type { PlacedFact, PlacedFinding, Related } from '../../../rule/rule.ts';
import { nearBodies } from './near-bodies.ts';

type Message = 'near' | 'even' | 'renamed';

/** Unlisted bodies of an article against each other, with all places of the other spelling. */
export function judgeBodies(list: readonly PlacedFact<{ readonly bodies: readonly BodyName[] }>[], vocabulary: Vocabulary): readonly PlacedFinding<Message>[] {
  const bodies: BodyName[] = [];
  const passages: number[] = [];
  for (const { value, passage } of list) {
    for (const body of value.bodies) {
      bodies.push(body);
      passages.push(passage);
    }
  }
  return nearBodies(bodies, vocabulary).map(({ body, start, from, to, others, kind, strong }) => {
    const at = (bodies[body] as BodyName).start + start;
    const range = { start: at, end: at + from.length };
    const related: Related[] = others.map((other) => {
      const { start: begin, text } = bodies[other.body] as BodyName;
      const form = text.slice(other.start);
      return {
        message: { zh: `此处写“${form}”`, en: `“${form}” here` },
        range: { start: begin + other.start, end: begin + text.length },
        passage: passages[other.body] as number,
      };
    });
    return {
      message: kind === 'slip' ? 'near' : kind,
      range,
      passage: passages[body] as number,
      data: { from, to },
      fixes: [replace(range, to)],
      related,
      ...(strong ? {} : { severity: 'information' as const }),
    };
  });
}
