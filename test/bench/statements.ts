// A rule that notes the closed statements of figures that hold, for the bench that spoils them.
import { type AnyRule, defineRule, type Fact, type PlacedFinding } from '../../server/src/rule/rule.ts';
import { COUNTED } from '../../server/src/rules/fact/lib/counted.ts';
import { type AgeStatement, readAges, yearsOf } from '../../server/src/statements/ages.ts';
import { changeBetween, readChanges } from '../../server/src/statements/changes.ts';
import { overlap } from '../../server/src/statements/quantity.ts';
import { isWrongRatio, readRatios } from '../../server/src/statements/ratios.ts';
import type { CountedSentence } from '../../server/src/statements/sentences.ts';
import { isOverfull, readShares } from '../../server/src/statements/shares.ts';
import { readSpans } from '../../server/src/statements/spans.ts';
import { isWrong, readSums } from '../../server/src/statements/sums.ts';
import type { DateMention } from '../../server/src/text/numbers.ts';
import type { Range } from '../../server/src/text/range.ts';

const KINDS = ['sum', 'change', 'share', 'ratio', 'span', 'age'] as const;
type Kind = (typeof KINDS)[number];

interface Statement {
  readonly kind: Kind;
  readonly figures: readonly Range[];
  /** of an age, which holds or not by the day of the article */
  readonly age?: AgeStatement;
}

const text = (kind: Kind): { zh: string; en: string } => ({ zh: kind, en: kind });

/** Its problems are the statements, named by their message; range and related are the figures. */
export const closedStatements: AnyRule = defineRule<Kind, Statement>({
  meta: {
    id: 'fact/closed-statements',
    title: { zh: 'bench', en: 'bench' },
    rationale: { zh: 'bench', en: 'bench' },
    source: '',
    severity: 'warning',
    fixable: 'none',
    messages: { sum: text('sum'), change: text('change'), share: text('share'), ratio: text('ratio'), span: text('span'), age: text('age') },
    options: {},
    examples: [{ good: '' }],
  },
  passage(p) {
    const facts: Fact<Statement>[] = [];
    for (const s of p.view(COUNTED)) {
      for (const value of statementsOf(s, p.numbers.dates)) facts.push({ range: { start: s.start, end: s.end }, value });
    }
    return { facts };
  },
  article({ facts, date }) {
    return facts.flatMap(({ passage, value: { kind, figures, age } }): PlacedFinding<Kind>[] => {
      const made = age && yearsOf(age, date);
      const [range, ...others] = figures;
      if (!range || (age && !(made && overlap(made, age.told)))) return [];
      return [{ message: kind, range, passage, related: others.map((r) => ({ message: text(kind), range: r })) }];
    });
  },
});

function* statementsOf(s: CountedSentence, dates: readonly DateMention[]): Generator<Statement> {
  for (const sum of readSums(s)) if (sum.parted === 'all' && !isWrong(sum)) yield { kind: 'sum', figures: [sum.whole, ...sum.parts] };
  for (const change of readChanges(s)) {
    const { from, to, told } = change;
    const exact = told && from.hedge === '' && to.hedge === '' && Number.isFinite(told.size.high) && told.size.low > 0;
    if (exact && overlap(changeBetween(change, told.kind, told.way), told.size)) yield { kind: 'change', figures: [from, to, told] };
  }
  const shares = readShares(s);
  if (shares?.parted === 'all' && !isOverfull(shares)) yield { kind: 'share', figures: shares.parts };
  for (const ratio of readRatios(s)) if (!isWrongRatio(ratio)) yield { kind: 'ratio', figures: [ratio.whole, ratio.part, ratio.told] };
  for (const span of readSpans(s, dates)) if (overlap(span.made, span.told)) yield { kind: 'span', figures: [span.told, span.from, span.to] };
  for (const age of readAges(s, dates)) yield { kind: 'age', figures: [age.told, age.since, ...(age.until ? [age.until] : [])], age };
}
