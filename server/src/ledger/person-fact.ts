import type { ContextName } from '../names/contexts.ts';
import type { Range } from '../text/range.ts';

/** An unlisted name of a person in a passage. */
export interface PersonFact extends ContextName {
  readonly title?: Range | undefined;
  /** The name that goes on alone behind 名·姓. */
  readonly surname?: string;
}
