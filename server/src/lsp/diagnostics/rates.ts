import { type ArticleRate, articleRates, type Rate, totalRate } from '../../engine/rate/rate.ts';
import type { Checked, OpenDocument } from '../document.ts';

const NONE: readonly ArticleRate[] = [];

/** What was counted last, by document. */
const known = new WeakMap<OpenDocument, { readonly of: Checked; readonly rates: readonly ArticleRate[] }>();

/**
 * Characters, findings and error rate of each article of a document, counted once for each state that is checked. Of findings that
 * wait for the next save, the rates wait with them.
 */
export function ratesOf(doc: OpenDocument, shown: Checked): readonly ArticleRate[] {
  if (shown.quiet) return NONE;
  const last = known.get(doc);
  // Only of what was checked last is the draft there.
  if (last?.of === shown || doc.checked !== shown || !doc.checkedDraft) return last?.rates ?? NONE;
  const rates = articleRates(shown.problems, { draft: doc.checkedDraft.draft, settings: shown.setup.engine }, shown.setup.rate);
  known.set(doc, { of: shown, rates });
  return rates;
}

/** The same of the whole document; undefined where nothing is checked. */
export function rateOf(doc: OpenDocument, shown: Checked): Rate | undefined {
  const rates = ratesOf(doc, shown);
  return rates.length > 0 ? totalRate(rates) : undefined;
}
