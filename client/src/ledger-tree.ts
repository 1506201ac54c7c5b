import { type Command, l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { LedgerResult, ShownPlace, ShownRow, SpellingKind } from '../../server/src/protocol.ts';

/** A node of the tree. Children are made when the tree is opened there. */
export interface LedgerNode {
  readonly item: TreeItem;
  readonly children: () => LedgerNode[];
  /** Where the name that the node belongs to stands first. */
  readonly way?: Way;
}

/** Names a place by what stands there, so that it is found again after an edit. */
export interface Way {
  readonly kind: ShownRow['kind'];
  readonly name: string;
  readonly as: 'spellings' | 'titles';
  readonly text: string;
  /** how many places of the same text stand before it */
  readonly index: number;
}

/** Command of the client that goes to a place; takes a `Way`. Not in the palette. */
export const GO_TO = 'newsproof.goToLedgerPlace';

const ICONS: Readonly<Record<ShownRow['kind'], string>> = { person: 'person', organisation: 'organization', place: 'location', event: 'calendar', term: 'tag' };
const UNLAWFUL: ReadonlySet<SpellingKind> = new Set<SpellingKind>(['variant', 'typo', 'wrong']);
const warning = (): ThemeIcon => new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
const nothing = (): LedgerNode[] => [];

/** The place that a way leads to now; of a text that stands there less often the last. */
export function placeOf(result: LedgerResult, way: Way): ShownPlace | undefined {
  const places = placesNow(result, way);
  return places[Math.min(way.index, places.length - 1)];
}

/** The places of a spelling or a title now. */
export function placesNow({ rows }: LedgerResult, { kind, name, as, text }: Way): readonly ShownPlace[] {
  return rows.find((r) => r.kind === kind && r.name === name)?.[as].find((s) => s.text === text)?.places ?? [];
}

/** The tree of a ledger: kinds, names, spellings and titles, places. */
export function ledgerTree({ rows }: LedgerResult): LedgerNode[] {
  const groups = new Map<ShownRow['kind'], ShownRow[]>();
  for (const row of rows) {
    const group = groups.get(row.kind);
    if (group) group.push(row);
    else groups.set(row.kind, [row]);
  }
  return [...groups].map(([kind, list]) => {
    const item = itemOf(kind, kindName(kind), TreeItemCollapsibleState.Expanded);
    item.description = String(list.length);
    item.accessibilityInformation = { label: l10n.t('{0}, {1} names', kindName(kind), list.length) };
    return { item, children: () => rowsOf(kind, list) };
  });
}

function rowsOf(kind: ShownRow['kind'], rows: readonly ShownRow[]): LedgerNode[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    // Two entries may share a name, nodes may not share an identifier.
    const again = seen.get(row.name) ?? 0;
    seen.set(row.name, again + 1);
    return rowOf(row, `${kind}/${row.name}${again > 0 ? `#${again}` : ''}`);
  });
}

function rowOf(row: ShownRow, id: string): LedgerNode {
  const item = itemOf(id, row.name, TreeItemCollapsibleState.Collapsed);
  const counts = row.spellings.map((s) => `${s.text} ${s.count}`).join(' · ');
  item.description = row.spellings.length > 1 || row.spellings[0]?.text !== row.name ? `${row.count}　${counts}` : String(row.count);
  item.iconPath = row.differs ? warning() : new ThemeIcon(ICONS[row.kind]);
  item.contextValue = 'name';
  const facts = [row.full, row.original].filter((n) => n !== undefined && n !== row.name);
  const differs = row.differs ? l10n.t('The spellings differ: {0}', counts) : undefined;
  item.tooltip = [[row.name, ...facts].join(' · '), differs, row.listed ? undefined : l10n.t('Not in the lexicon')].filter((t) => t !== undefined).join('\n');
  const spoken = l10n.t('{0}, {1}, {2} places', row.name, kindName(row.kind), row.count);
  item.accessibilityInformation = { label: differs ? `${spoken}. ${differs}` : spoken };
  const { kind, name } = row;
  const way: Way = { kind, name, as: 'spellings', text: row.first.text, index: 0 };
  return {
    item,
    way,
    children: () => [
      ...row.spellings.map((s) => spellingOf(s, { kind, name, as: 'spellings', text: s.text, index: 0 }, `${id}/s/${s.text}`)),
      ...row.titles.map((t) => listOf(t, { kind, name, as: 'titles', text: t.text, index: 0 }, `${id}/t/${t.text}`, l10n.t('title given'), 'briefcase')),
      ...row.offices.map((office, i) => officeOf(office, `${id}/o/${i}`)),
    ],
  };
}

function spellingOf(spelling: ShownRow['spellings'][number], way: Way, id: string): LedgerNode {
  const node = listOf(spelling, way, id, formName(spelling.form), spellingIcon(spelling.form));
  // One click puts the name in its place, where all its places are known.
  if (spelling.form === 'typo' && spelling.places.length === spelling.count) node.item.contextValue = 'slip';
  return node;
}

const spellingIcon = (form: SpellingKind): string | undefined => (UNLAWFUL.has(form) ? undefined : 'whole-word');

/** A spelling or a title with its places. One that stands but once is a place itself. @param icon undefined: a warning */
function listOf(list: { text: string; count: number; places: ShownPlace[] }, way: Way, id: string, what: string, icon: string | undefined): LedgerNode {
  const { text, count, places } = list;
  const [only] = places;
  const single = count === 1 && only !== undefined;
  const item = itemOf(id, text, single ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed);
  item.description = single ? `${what} · ${l10n.t('line {0}', only.range.start.line + 1)}` : `${count} · ${what}`;
  item.iconPath = icon === undefined ? warning() : new ThemeIcon(icon);
  item.accessibilityInformation = { label: l10n.t('{0}, {1}, {2} places', text, what, count) };
  if (single) {
    item.command = goTo(way);
    item.tooltip = around(only);
  }
  return { item, way, children: single ? nothing : () => placesOf(list, way, id) };
}

function placesOf({ count, places }: { count: number; places: ShownPlace[] }, way: Way, id: string): LedgerNode[] {
  const nodes = places.map((p, index) => {
    const line = p.range.start.line + 1;
    const head = `${line}: ${p.before}`;
    const item = itemOf(`${id}/${index}`, '', TreeItemCollapsibleState.None);
    item.label = { label: `${head}${p.text}${p.after}`, highlights: [[head.length, head.length + p.text.length]] };
    item.tooltip = around(p);
    item.accessibilityInformation = { label: l10n.t('line {0}: {1}', line, around(p)) };
    item.command = goTo({ ...way, index });
    return { item, way: { ...way, index }, children: nothing };
  });
  if (count === places.length) return nodes;
  const more = itemOf(`${id}/more`, l10n.t('{0} more places', count - places.length), TreeItemCollapsibleState.None);
  more.iconPath = new ThemeIcon('ellipsis');
  return [...nodes, { item: more, children: nothing }];
}

const around = (p: ShownPlace): string => `${p.before}${p.text}${p.after}`;
const goTo = (way: Way): Command => ({ command: GO_TO, title: '', arguments: [way] });

function officeOf({ title, from, to, sure }: ShownRow['offices'][number], id: string): LedgerNode {
  const item = itemOf(id, title, TreeItemCollapsibleState.None);
  item.description = `${l10n.t('office on the date')} · ${from}—${to ?? ''}${sure ? '' : ` · ${l10n.t('to be verified')}`}`;
  item.iconPath = new ThemeIcon('law');
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  return { item, children: nothing };
}

function itemOf(id: string, label: string, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(label, state);
  item.id = id;
  return item;
}

export function kindName(kind: ShownRow['kind']): string {
  switch (kind) {
    case 'person':
      return l10n.t('People');
    case 'organisation':
      return l10n.t('Organisations');
    case 'place':
      return l10n.t('Places');
    case 'event':
      return l10n.t('Events');
    default:
      return l10n.t('Terms');
  }
}

function formName(form: SpellingKind): string {
  switch (form) {
    case 'name':
      return l10n.t('house form');
    case 'full':
      return l10n.t('full form');
    case 'short':
      return l10n.t('short form');
    case 'synonym':
      return l10n.t('synonym');
    case 'variant':
      return l10n.t('other form');
    case 'typo':
      return l10n.t('slip');
    case 'wrong':
      return l10n.t('no such name');
    default:
      return l10n.t('not in the lexicon');
  }
}
