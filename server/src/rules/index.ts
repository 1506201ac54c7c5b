import type { AnyRule } from '../rule/rule.ts';
import { bylineFormat } from './byline/format.ts';
import { compatForm } from './char/compat-form.ts';
import { invisible } from './char/invisible.ts';
import { datelineFormat } from './dateline/format.ts';
import { missingDateline } from './dateline/missing.ts';
import { datelinePosition } from './dateline/position.ts';
import { runOnCredit } from './dateline/run-on-credit.ts';
import { endMark } from './leftover/end-mark.ts';
import { placeholder } from './leftover/placeholder.ts';
import { webChrome } from './leftover/web-chrome.ts';
import { coinedEvent } from './names/coined-event.ts';
import { countryOrder } from './names/country-order.ts';
import { inconsistent } from './names/inconsistent.ts';
import { interpunct } from './names/interpunct.ts';
import { orgName } from './names/org-name.ts';
import { titleDate } from './names/title-date.ts';
import { variant } from './names/variant.ts';
import { impossibleDate } from './num/impossible-date.ts';
import { halfwidthParen } from './punct/halfwidth-paren.ts';
import { digitHan } from './space/digit-han.ts';
import { blankLines } from './structure/blank-lines.ts';
import { displacedCaption } from './structure/displaced-caption.ts';
import { displacedHeadline } from './structure/displaced-headline.ts';
import { headingMarks } from './structure/heading-marks.ts';
import { nonNewsBlock } from './structure/non-news-block.ts';
import { splitHeading } from './structure/split-heading.ts';
import { unmarkedSubhead } from './structure/unmarked-subhead.ts';
import { brokenLine } from './wrap/broken-line.ts';
import { columnBlock } from './wrap/column-block.ts';
import { hardBreakAfterDateline } from './wrap/hard-break-after-dateline.ts';
import { orphanFragment } from './wrap/orphan-fragment.ts';
import { splitToken } from './wrap/split-token.ts';

/** Every rule, sorted by id. */
export const rules: readonly AnyRule[] = [
  bylineFormat,
  compatForm,
  invisible,
  datelineFormat,
  missingDateline,
  datelinePosition,
  runOnCredit,
  endMark,
  placeholder,
  webChrome,
  coinedEvent,
  countryOrder,
  inconsistent,
  interpunct,
  orgName,
  titleDate,
  variant,
  impossibleDate,
  halfwidthParen,
  digitHan,
  blankLines,
  displacedCaption,
  displacedHeadline,
  headingMarks,
  nonNewsBlock,
  splitHeading,
  unmarkedSubhead,
  brokenLine,
  columnBlock,
  hardBreakAfterDateline,
  orphanFragment,
  splitToken,
];
