import type { Finding, Localized } from '../rule/rule.ts';
import type { ActiveRule } from './settings.ts';

/** A finding and the rule that made it. */
export interface Hit {
  readonly by: ActiveRule;
  readonly finding: Finding;
  /** What it says, without its place: filled in when first asked for. */
  said?: Localized;
}
