import { ScannedPassage } from '../../engine/scans.ts';
import { type LedgerFacts, ledgerFacts } from '../../ledger/facts.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import type { MESSAGES } from '../messages.ts';
import { passageAt } from './named.ts';

/** Why a place is put before the editor instead of being changed at once. */
export type Doubt = keyof typeof MESSAGES.doubts;

/** Doubts for which a place stays as it is where the client cannot ask: it may be no mention of the name, or is another name. */
export const STAYS: ReadonlySet<Doubt | undefined> = new Set<Doubt>(['mention', 'work']);

/** A passage of a draft as it is asked about. */
interface Looked {
  readonly placed: PlacedPassage;
  readonly scan: ScannedPassage;
  readonly facts: LedgerFacts;
}

/** Finds out what speaks against changing a place without asking. Passages are looked at once each. Places are UTF-16 units of the draft. */
export class Doubts {
  private readonly known = new Map<number, Looked>();

  constructor(private readonly checkedDraft: CheckedDraft) {}

  /** The passage of a place. */
  look(place: Range): Looked | undefined {
    const index = passageAt(this.checkedDraft.draft, place.start);
    const known = this.known.get(index);
    const placed = this.checkedDraft.draft.passages[index];
    if (known || !placed) return known;
    const scan = new ScannedPassage(placed.passage, this.checkedDraft.mentions);
    const looked: Looked = { placed, scan, facts: ledgerFacts(placed.passage, this.checkedDraft.mentions) };
    this.known.set(index, looked);
    return looked;
  }

  /** True of a listed name that may be something else as well. */
  isUncertain(place: Range): boolean {
    const looked = this.look(place);
    return looked?.facts.listed.some((f) => !f.certain && same(sourceRange(looked.placed, f), place)) === true;
  }

  /**
   * Whether a place is somebody else's words: in a direct quotation, in the title of a work.
   * @param marked what stands there has quotation marks of its own, as a coined event has (“金特会”)
   */
  words(place: Range, marked = false): Doubt | undefined {
    const looked = this.look(place);
    if (!looked) return undefined;
    const { placed, scan } = looked;
    const holds = (r: Range): boolean => contains(sourceRange(placed, r), place);
    if (scan.titles.some(holds)) return 'work';
    const own = (r: Range): boolean => marked && contains({ start: place.start - 1, end: place.end + 1 }, sourceRange(placed, r));
    return scan.quotations.some((r) => holds(r) && !own(r)) ? 'quotation' : undefined;
  }
}

const same = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
const contains = (a: Range, b: Range): boolean => a.start <= b.start && b.end <= a.end;
