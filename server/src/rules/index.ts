import type { AnyRule } from '../rule/rule.ts';
import { lostSpeaker } from './attribution/lost-speaker.ts';
import { bylineFormat } from './byline/format.ts';
import { compatForm } from './char/compat-form.ts';
import { damaged } from './char/damaged.ts';
import { fullwidthAlnum } from './char/fullwidth-alnum.ts';
import { invisible } from './char/invisible.ts';
import { lookalikeMark } from './char/lookalike-mark.ts';
import { ocrConfusable } from './char/ocr-confusable.ts';
import { traditional } from './char/traditional.ts';
import { agencyMix } from './dateline/agency-mix.ts';
import { dateConflict } from './dateline/date-conflict.ts';
import { datelineFormat } from './dateline/format.ts';
import { missingDateline } from './dateline/missing.ts';
import { datelinePosition } from './dateline/position.ts';
import { relativeDay } from './dateline/relative-day.ts';
import { runOnCredit } from './dateline/run-on-credit.ts';
import { factAge } from './fact/age.ts';
import { factChange } from './fact/change.ts';
import { factDuration } from './fact/duration.ts';
import { factPerson } from './fact/person.ts';
import { factSequence } from './fact/sequence.ts';
import { factShare } from './fact/share.ts';
import { factSum } from './fact/sum.ts';
import { factTwice } from './fact/twice.ts';
import { dissolved } from './know/dissolved.ts';
import { formula } from './know/formula.ts';
import { law } from './know/law.ts';
import { order } from './know/order.ts';
import { place } from './know/place.ts';
import { endMark } from './leftover/end-mark.ts';
import { placeholder } from './leftover/placeholder.ts';
import { webChrome } from './leftover/web-chrome.ts';
import { stale } from './lexicon/stale.ts';
import { coinedEvent } from './names/coined-event.ts';
import { countryOrder } from './names/country-order.ts';
import { employer } from './names/employer.ts';
import { firstMention } from './names/first-mention.ts';
import { inconsistent } from './names/inconsistent.ts';
import { interpunct } from './names/interpunct.ts';
import { misspelt } from './names/misspelt.ts';
import { orgName } from './names/org-name.ts';
import { regionalForm } from './names/regional-form.ts';
import { sharedTitleList } from './names/shared-title-list.ts';
import { termMix } from './names/term-mix.ts';
import { titleDate } from './names/title-date.ts';
import { titleSeen } from './names/title-seen.ts';
import { typo } from './names/typo.ts';
import { variant } from './names/variant.ts';
import { approximate } from './num/approximate.ts';
import { dateTimeForm } from './num/date-time-form.ts';
import { impossibleDate } from './num/impossible-date.ts';
import { mixedForms } from './num/mixed-forms.ts';
import { monthDayEvent } from './num/month-day-event.ts';
import { rangeUnit } from './num/range-unit.ts';
import { scaleMix } from './num/scale-mix.ts';
import { unitSymbol } from './num/unit-symbol.ts';
import { yearDecade } from './num/year-decade.ts';
import { bookTitleMarks } from './punct/book-title-marks.ts';
import { collision } from './punct/collision.ts';
import { dunhaoBetweenMarks } from './punct/dunhao-between-marks.ts';
import { ellipsisDash } from './punct/ellipsis-dash.ts';
import { emphasisMarks } from './punct/emphasis-marks.ts';
import { enumerationComma } from './punct/enumeration-comma.ts';
import { finalMark } from './punct/final-mark.ts';
import { halfwidthMark } from './punct/halfwidth-mark.ts';
import { halfwidthParen } from './punct/halfwidth-paren.ts';
import { quoteBoundary } from './punct/quote-boundary.ts';
import { rangeMark } from './punct/range-mark.ts';
import { straightQuote } from './punct/straight-quote.ts';
import { strayComma } from './punct/stray-comma.ts';
import { unpaired } from './punct/unpaired.ts';
import { copiedClause } from './repeat/copied-clause.ts';
import { doubledChar } from './repeat/doubled-char.ts';
import { repeatedSentence } from './repeat/sentence.ts';
import { besidePunct } from './space/beside-punct.ts';
import { betweenHan } from './space/between-han.ts';
import { digitHan } from './space/digit-han.ts';
import { inconsistentBlanks } from './space/inconsistent.ts';
import { latinHan } from './space/latin-han.ts';
import { blankLines } from './structure/blank-lines.ts';
import { displacedCaption } from './structure/displaced-caption.ts';
import { displacedHeadline } from './structure/displaced-headline.ts';
import { headingMarks } from './structure/heading-marks.ts';
import { headlineBody } from './structure/headline-body.ts';
import { nonNewsBlock } from './structure/non-news-block.ts';
import { splitHeading } from './structure/split-heading.ts';
import { unmarkedSubhead } from './structure/unmarked-subhead.ts';
import { collocation } from './word/collocation.ts';
import { confusable } from './word/confusable.ts';
import { wordDe } from './word/de.ts';
import { heAmbiguity } from './word/he-ambiguity.ts';
import { homophone } from './word/homophone.ts';
import { idiom } from './word/idiom.ts';
import { measure } from './word/measure.ts';
import { redundancy } from './word/redundancy.ts';
import { scareQuotes } from './word/scare-quotes.ts';
import { sensitiveTerm } from './word/sensitive-term.ts';
import { sentenceBlend } from './word/sentence-blend.ts';
import { wordTypo } from './word/typo.ts';
import { variantForm } from './word/variant-form.ts';
import { zuoChu } from './word/zuo-chu.ts';
import { brokenLine } from './wrap/broken-line.ts';
import { columnBlock } from './wrap/column-block.ts';
import { hardBreakAfterDateline } from './wrap/hard-break-after-dateline.ts';
import { orphanFragment } from './wrap/orphan-fragment.ts';
import { splitToken } from './wrap/split-token.ts';

/** Every rule, sorted by id. */
export const rules: readonly AnyRule[] = [
  lostSpeaker,
  bylineFormat,
  compatForm,
  damaged,
  fullwidthAlnum,
  invisible,
  lookalikeMark,
  ocrConfusable,
  traditional,
  agencyMix,
  dateConflict,
  datelineFormat,
  missingDateline,
  datelinePosition,
  relativeDay,
  runOnCredit,
  factAge,
  factChange,
  factDuration,
  factPerson,
  factSequence,
  factShare,
  factSum,
  factTwice,
  dissolved,
  formula,
  law,
  order,
  place,
  endMark,
  placeholder,
  webChrome,
  stale,
  coinedEvent,
  countryOrder,
  employer,
  firstMention,
  inconsistent,
  interpunct,
  misspelt,
  orgName,
  regionalForm,
  sharedTitleList,
  termMix,
  titleDate,
  titleSeen,
  typo,
  variant,
  approximate,
  dateTimeForm,
  impossibleDate,
  mixedForms,
  monthDayEvent,
  rangeUnit,
  scaleMix,
  unitSymbol,
  yearDecade,
  bookTitleMarks,
  collision,
  dunhaoBetweenMarks,
  ellipsisDash,
  emphasisMarks,
  enumerationComma,
  finalMark,
  halfwidthMark,
  halfwidthParen,
  quoteBoundary,
  rangeMark,
  straightQuote,
  strayComma,
  unpaired,
  copiedClause,
  doubledChar,
  repeatedSentence,
  besidePunct,
  betweenHan,
  digitHan,
  inconsistentBlanks,
  latinHan,
  blankLines,
  displacedCaption,
  displacedHeadline,
  headingMarks,
  headlineBody,
  nonNewsBlock,
  splitHeading,
  unmarkedSubhead,
  collocation,
  confusable,
  wordDe,
  heAmbiguity,
  homophone,
  idiom,
  measure,
  redundancy,
  scareQuotes,
  sensitiveTerm,
  sentenceBlend,
  wordTypo,
  variantForm,
  zuoChu,
  brokenLine,
  columnBlock,
  hardBreakAfterDateline,
  orphanFragment,
  splitToken,
];
