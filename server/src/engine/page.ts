import type { Draft } from '../text/draft.ts';
import type { PlacedPassage } from '../text/placed-passage.ts';
import { type Splice, splice } from '../text/splice.ts';
import type { Hit } from './hit.ts';
import { settleOverlaps } from './overlaps.ts';
import { type PlacedProblem, type Problem, placeFinding } from './place.ts';
import type { Placing } from './placing.ts';
import type { Output } from './readers.ts';

/** A finding of an article or draft pass, with the number of its passage in the draft. */
export interface PlacedHit {
  readonly passage: number;
  readonly hit: Hit;
}

/** The problems of a passage as they last stood, and what they were made of. */
interface Block {
  readonly output: Output;
  readonly more: readonly Hit[] | undefined;
  readonly base: number;
  readonly problems: readonly PlacedProblem[];
}

/**
 * The findings of all passes in their places. Overlaps are settled and places worked out passage by passage, once: what stands
 * behind an edit only moves.
 */
export class Page {
  private blocks: (Block | undefined)[] = [];
  private lists: readonly (readonly PlacedHit[])[] = [];
  /** by passage: what article and draft passes found */
  private byFacts: (Hit[] | undefined)[] = [];

  /**
   * @param draft as it is now
   * @param outputs of its passages
   * @param lists what the article and draft passes found: the same lists where that is the same
   * @returns the problems in order of place
   */
  update(draft: Draft, outputs: readonly Output[], lists: readonly (readonly PlacedHit[])[]): Problem[] {
    const { start, oldEnd, newEnd }: Splice = draft.changed;
    this.blocks = splice(this.blocks, start, oldEnd, new Array<undefined>(newEnd - start).fill(undefined));
    if (this.byFacts.length !== outputs.length || !sameLists(lists, this.lists)) {
      this.byFacts = byPassage(lists, outputs.length);
      this.lists = lists;
    }
    const { passages, text, lineStarts } = draft;
    const placing: Placing = { text, lineStarts, passages };
    const problems: Problem[] = [];
    for (let i = 0; i < outputs.length; i++) {
      const output = outputs[i] as Output;
      const more = this.byFacts[i];
      if (output.hits.length === 0 && !more) continue;
      const block = this.place(placing, i, output, more);
      for (const p of block.problems) problems.push(p);
    }
    // Nearly always in order already: what is reported of margins may reach into the next passage.
    return inOrder(problems);
  }

  private place(placing: Placing, i: number, output: Output, more: readonly Hit[] | undefined): Block {
    const { base } = placing.passages[i] as PlacedPassage;
    const old = this.blocks[i];
    const problems =
      old?.output === output && sameFindings(old.more, more)
        ? old.problems.map((p) => p.again(placing, i, base - old.base))
        : (more ? settleOverlaps(output.hits.concat(more)) : output.settled).map((hit) => placeFinding(placing, i, hit));
    const block = { output, more, base, problems };
    this.blocks[i] = block;
    return block;
  }
}

function byPassage(lists: readonly (readonly PlacedHit[])[], count: number): (Hit[] | undefined)[] {
  const out = new Array<Hit[] | undefined>(count).fill(undefined);
  for (const list of lists) {
    for (const { passage, hit } of list) {
      const own = out[passage];
      if (own) own.push(hit);
      else if (passage >= 0 && passage < count) out[passage] = [hit];
    }
  }
  return out;
}

function sameLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((list, i) => list === b[i]);
}

function sameFindings(a: readonly Hit[] | undefined, b: readonly Hit[] | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && (a ?? []).every((hit, i) => hit.finding === b?.[i]?.finding && hit.by === b[i]?.by);
}

/** Sorts problems by place, in place. */
export function inOrder(problems: Problem[]): Problem[] {
  return isOrdered(problems) ? problems : problems.sort(byPlace);
}

function isOrdered(problems: readonly Problem[]): boolean {
  for (let i = 1; i < problems.length; i++) {
    const [a, b] = [problems[i - 1] as Problem, problems[i] as Problem];
    if (a.range.start >= b.range.start && byPlace(a, b) > 0) return false;
  }
  return true;
}

function byPlace(a: Problem, b: Problem): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
