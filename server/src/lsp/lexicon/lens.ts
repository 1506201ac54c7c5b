import type { CodeLens, Location } from 'vscode-languageserver';
import { type Entry, LAWFUL, type Mention } from '../../lexicon/lexicon.ts';
import { SHOW_PLACES } from '../../protocol.ts';
import { sourceRange } from '../../text/placed-passage.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { say } from '../messages.ts';
import type { Session } from '../session.ts';
import type { Draught, LexiconDocuments } from './documents.ts';
import { LEXICON_MESSAGES } from './messages.ts';

/** A longer lexicon has counts above the entries that are found only. */
const MOST_LENSES = 1000;
/** So many places are listed on a click. */
const MOST_PLACES = 500;

interface Hits {
  all: number;
  wrong: number;
  drafts: number;
  readonly places: Location[];
}

/** Mentions of one lexicon in passages, which outlive edits elsewhere in their draft. */
const scanned = new WeakMap<Draught, WeakMap<object, readonly Mention[]>>();

/** Above each entry of a lexicon: how often the drafts that are open have it, and a list of the places. */
export async function lexiconLenses(session: Session, lexicons: LexiconDocuments, doc: OpenDocument): Promise<CodeLens[]> {
  if (!(await lexicons.isLexicon(doc))) return [];
  lexicons.watch();
  const draught = await lexicons.read(doc);
  const { language } = await session.setups.of(doc.uri);
  const hits = await hitsIn(session, draught, doc);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const shown = draught.entries.length > MOST_LENSES ? draught.entries.filter((e) => hits.has(e)) : draught.entries;
  return shown.slice(0, MOST_LENSES).map((entry) => {
    const { all, wrong, drafts, places } = hits.get(entry) ?? NONE;
    const start = convert.position(entry.place?.start ?? 0);
    const title = say(LEXICON_MESSAGES.hits(all, wrong, drafts), language);
    const command =
      all > 0 && session.capabilities.options.showsPlaces ? { title, command: SHOW_PLACES, arguments: [doc.uri, start, places] } : { title, command: '' };
    return { range: { start, end: convert.position(entry.place?.end ?? 0) }, command };
  });
}

const NONE: Hits = { all: 0, wrong: 0, drafts: 0, places: [] };

async function hitsIn(session: Session, draught: Draught, lexicon: OpenDocument): Promise<Map<Entry, Hits>> {
  const own = new Set(draught.entries);
  const out = new Map<Entry, Hits>();
  for (const doc of session.documents()) {
    if (doc === lexicon) continue;
    const { quiet } = await session.check(doc);
    if (quiet || !doc.checkedDraft) continue;
    const convert = new Converter(doc.text, session.capabilities.encoding);
    const here = new Set<Entry>();
    for (const placed of doc.checkedDraft.draft.passages) {
      for (const m of mentionsIn(draught, placed.passage)) {
        if (!own.has(m.entry)) continue;
        const hits = out.get(m.entry) ?? { all: 0, wrong: 0, drafts: 0, places: [] };
        out.set(m.entry, hits);
        hits.all++;
        if (!LAWFUL.has(m.form)) hits.wrong++;
        if (!here.has(m.entry)) hits.drafts++;
        here.add(m.entry);
        if (hits.places.length < MOST_PLACES) hits.places.push({ uri: doc.uri, range: convert.range(sourceRange(placed, m)) });
      }
    }
  }
  return out;
}

function mentionsIn(draught: Draught, passage: { readonly text: string }): readonly Mention[] {
  let known = scanned.get(draught);
  if (!known) {
    known = new WeakMap();
    scanned.set(draught, known);
  }
  let mentions = known.get(passage);
  if (!mentions) {
    mentions = draught.lexicon.scan(passage.text);
    known.set(passage, mentions);
  }
  return mentions;
}
