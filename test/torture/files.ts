import fc from 'fast-check';
import { decodeText } from '../../server/src/cli/decode.ts';
import { addressed, anyDraft, hostileDraft, language } from '../generators.ts';
import { fixingIsSafe, rangesAreValid, settingsOf } from '../invariants.ts';
import { PROFILES } from './edits.ts';
import { rounds, type Torture, type Tortured } from './rounds.ts';

/** Drafts that may be long: some after another, of different kinds. */
const book = fc.array(fc.oneof(anyDraft, hostileDraft, addressed), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('\n\n'));

/** A file as the command line meets it: a text with a BOM or without, cut off or overwritten somewhere, or any bytes. */
const bytes = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(book, fc.boolean(), fc.option(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 4 })), { freq: 4 }))
      .map(([text, bom, damage]) => {
        const whole = Buffer.from((bom ? '\ufeff' : '') + text, 'utf8');
        if (!damage) return whole;
        const at = Math.floor(damage[0] * whole.length);
        return Buffer.concat([whole.subarray(0, at), damage[1], whole.subarray(at + damage[1].length)]);
      }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.from(b)) },
);

/**
 * Random hostile files, read, checked and fixed until nothing is left: no exception, ranges that are valid, no Han character, no
 * value and no line end lost, nothing safe left. What is no text must be refused with a message in both languages.
 */
export function tortureFiles(torture: Torture): Promise<Tortured> {
  const settings = PROFILES.map((profile) => settingsOf({ profile }));
  const property = fc.property(bytes, language, fc.nat(PROFILES.length - 1), (file, lang, by) => {
    const draft = decodeText(file);
    if ('refused' in draft) {
      if (!draft.refused.zh || !draft.refused.en) throw new Error('refused without a word');
      return;
    }
    const { text } = draft;
    if (!Buffer.from((draft.bom ? '\ufeff' : '') + text, 'utf8').equals(file)) throw new Error('what was read is not what stands in the file');
    const own = settings[by] ?? settingsOf({});
    rangesAreValid(own, lang, text);
    fixingIsSafe(own, lang, text);
  });
  return rounds('files', property, torture);
}
