import {
  type Diagnostic,
  DiagnosticSeverity,
  l10n,
  type TextDocument,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  workspace,
} from 'vscode';
import type { TitlesResult } from '../../server/src/protocol.ts';
import { countsOf, countText } from './counts.ts';

/** A finding and the file that it is in. */
export interface Found {
  readonly uri: Uri;
  readonly diagnostic: Diagnostic;
}

/** What a tree is made of. */
interface Findings {
  readonly found: readonly Found[];
  readonly titles: TitlesResult;
  /** Findings of several files may be listed: files stand between rules and places. */
  readonly several: boolean;
  /** how many findings of a rule in a file have a fix that is safe */
  readonly safe: (uri: Uri, rule: string) => number;
}

/** A node of the tree. Children are made when the tree is opened there. */
export interface ProblemNode {
  readonly item: TreeItem;
  readonly children: () => ProblemNode[];
  /** What *fix all of this rule* fixes. */
  readonly fix?: { readonly rule: string; readonly uris: readonly Uri[] };
  /** address of the rule's page */
  readonly page?: Uri | undefined;
}

/** Command of the client that goes to a finding; takes a URI and a range. Not in the palette. */
export const GO_TO_FINDING = 'newsproof.goToFinding';

/** So much of the line is shown before and behind the text of a finding, and of the text itself, in UTF-16 units. */
const BEFORE = 8;
const BEHIND = 16;
const LONGEST = 24;

const LOOKS: Readonly<Record<DiagnosticSeverity, { icon: string; color: string }>> = {
  [DiagnosticSeverity.Error]: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  [DiagnosticSeverity.Warning]: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  [DiagnosticSeverity.Information]: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  [DiagnosticSeverity.Hint]: { icon: 'lightbulb', color: 'descriptionForeground' },
};

/** The rule of a diagnostic. */
export const ruleOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : (code ?? ''));
const groupOf = (rule: string): string => rule.slice(0, Math.max(0, rule.indexOf('/')));
const pageOf = (found: readonly Found[]): Uri | undefined =>
  found.map(({ diagnostic: { code } }) => (typeof code === 'object' ? code.target : undefined)).find((t) => t);

/** The tree of findings: groups, rules, files where there may be several, places. */
export function problemsTree(findings: Findings): ProblemNode[] {
  const groups = groupBy(findings.found, ({ diagnostic }) => groupOf(ruleOf(diagnostic)));
  return findings.titles.groups.flatMap(({ id, title }) => {
    const own = groups.get(id);
    if (!own) return [];
    const item = itemOf(id, title, TreeItemCollapsibleState.Expanded);
    item.description = numberOf(own);
    item.iconPath = iconOf(own);
    item.contextValue = 'group';
    item.accessibilityInformation = { label: spoken(title, own) };
    return [{ item, children: () => rulesOf(own, findings) }];
  });
}

function rulesOf(found: readonly Found[], findings: Findings): ProblemNode[] {
  return [...groupBy(found, ({ diagnostic }) => ruleOf(diagnostic))].map(([rule, own]) => ruleNode(rule, own, findings));
}

function ruleNode(rule: string, found: readonly Found[], findings: Findings): ProblemNode {
  const title = findings.titles.rules.find((r) => r.id === rule)?.title ?? rule;
  const files = groupBy(found, ({ uri }) => uri.toString());
  const uris = [...files.values()].flatMap(([first]) => (first && findings.safe(first.uri, rule) > 0 ? [first.uri] : []));
  const safe = uris.reduce((sum, uri) => sum + findings.safe(uri, rule), 0);
  const page = pageOf(found);
  const item = itemOf(rule, title, TreeItemCollapsibleState.Collapsed);
  item.description = `${numberOf(found)}　${rule}`;
  item.iconPath = iconOf(found);
  item.contextValue = ['rule', safe > 0 ? 'fix' : '', page ? 'page' : ''].join(' ');
  const fixable = safe > 0 ? l10n.t('{0} can be fixed safely', safe) : undefined;
  item.tooltip = [`${title} · ${rule}`, partsOf(found), fixable].filter((t) => t !== undefined).join('\n');
  item.accessibilityInformation = { label: [spoken(title, found), fixable].filter((t) => t !== undefined).join(l10n.t('. ')) };
  const node = { item, page, ...(safe > 0 ? { fix: { rule, uris } } : {}) };
  if (!findings.several) return { ...node, children: () => placesOf(rule, found, page) };
  return { ...node, children: () => [...files.values()].map((own) => fileNode(rule, own, findings, page)) };
}

function fileNode(rule: string, found: readonly Found[], findings: Findings, page: Uri | undefined): ProblemNode {
  const { uri } = found[0] as Found;
  const item = itemOf(`${rule}/${uri.toString()}`, '', TreeItemCollapsibleState.Collapsed);
  delete item.label;
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  item.description = `${numberOf(found)}　${workspace.asRelativePath(uri).split('/').slice(0, -1).join('/')}`;
  const name = uri.path.split('/').at(-1) ?? '';
  item.accessibilityInformation = { label: spoken(name, found) };
  const safe = findings.safe(uri, rule);
  item.contextValue = ['file', safe > 0 ? 'fix' : '', page ? 'page' : ''].join(' ');
  return { item, page, ...(safe > 0 ? { fix: { rule, uris: [uri] } } : {}), children: () => placesOf(rule, found, page) };
}

function placesOf(rule: string, found: readonly Found[], page: Uri | undefined): ProblemNode[] {
  const { uri } = found[0] as Found;
  const document = workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
  return found.map(({ diagnostic }, i) => {
    const { range, message, severity } = diagnostic;
    const line = range.start.line + 1;
    const item = itemOf(`${rule}/${uri.toString()}/${i}`, '', TreeItemCollapsibleState.None);
    const around = document && excerpt(document, diagnostic);
    const head = `${line}: ${around?.before ?? ''}`;
    item.label = around
      ? { label: `${head}${around.text}${around.after}`, highlights: [[head.length, head.length + around.text.length]] }
      : `${line}: ${message}`;
    if (around) item.description = message;
    item.iconPath = iconOf(found.slice(i, i + 1));
    item.tooltip = message;
    item.contextValue = page ? 'place page' : 'place';
    const place = around ? l10n.t('line {0}: {1}', line, `${around.before}${around.text}${around.after}`) : l10n.t('line {0}', line);
    item.accessibilityInformation = { label: [severityName(severity), message, place].join(l10n.t('. ')) };
    item.command = { command: GO_TO_FINDING, title: '', arguments: [uri, range] };
    return { item, page, children: () => [] };
  });
}

/** The text of a finding in its line. A line end that it holds is shown as such. */
function excerpt(document: TextDocument, { range }: Diagnostic): { before: string; text: string; after: string } | undefined {
  const { start, end } = document.validateRange(range);
  const first = document.lineAt(start.line).text;
  const behind = document.lineAt(end.line).text.slice(end.character);
  const all = document.getText(document.validateRange(range)).replace(/\s*[\r\n]\s*/g, '⏎');
  const text = all.length > LONGEST ? `${whole(all.slice(0, LONGEST))}…` : all;
  const from = Math.max(0, start.character - BEFORE);
  const before = first.slice(from, start.character).trimStart();
  const after = all.length > LONGEST ? '' : behind.slice(0, BEHIND);
  if (before === '' && text.trim() === '' && after === '') return undefined;
  return {
    before: `${from > 0 ? '…' : ''}${before.replace(/^[\udc00-\udfff]/, '')}`,
    text,
    after: behind.length > BEHIND && after !== '' ? `${whole(after)}…` : after,
  };
}

/** Without half of a character at the end. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

function groupBy<T>(list: readonly T[], keyOf: (t: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const t of list) {
    const group = groups.get(keyOf(t));
    if (group) group.push(t);
    else groups.set(keyOf(t), [t]);
  }
  return groups;
}

function itemOf(id: string, label: string, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(label, state);
  item.id = id;
  return item;
}

/** The sign of the most severe of some findings. */
function iconOf(found: readonly Found[]): ThemeIcon {
  const worst = found.reduce((least, { diagnostic: { severity } }) => Math.min(least, severity), DiagnosticSeverity.Hint) as DiagnosticSeverity;
  const { icon, color } = LOOKS[worst];
  return new ThemeIcon(icon, new ThemeColor(color));
}

const numberOf = (found: readonly Found[]): string => countText(countsOf(found.map(({ diagnostic }) => diagnostic)));

const spoken = (title: string, found: readonly Found[]): string => l10n.t('{0}: {1}', title, partsOf(found));

function partsOf(found: readonly Found[]): string {
  const { error, warning, information, hint } = countsOf(found.map(({ diagnostic }) => diagnostic));
  const rest = error + warning + information;
  const parts = [
    ...(rest > 0 ? [l10n.t('{0} errors, {1} warnings, {2} notes', error, warning, information)] : []),
    ...(hint > 0 ? [l10n.t('{0} hints', hint)] : []),
  ];
  return parts.join(l10n.t(', '));
}

function severityName(severity: DiagnosticSeverity): string {
  switch (severity) {
    case DiagnosticSeverity.Error:
      return l10n.t('Error');
    case DiagnosticSeverity.Warning:
      return l10n.t('Warning');
    case DiagnosticSeverity.Information:
      return l10n.t('Note');
    default:
      return l10n.t('Hint');
  }
}
