import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../../engine/place.ts';
import { type EditorSettings, LIMIT_CODE, SECTION } from '../../protocol.ts';
import type { Severity } from '../../rule/rule.ts';
import type { Capabilities } from '../capabilities.ts';
import { Converter } from '../convert.ts';
import { type DisplayLanguage, MESSAGES } from '../messages.ts';
import { codeDescription } from './rule-pages.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The language that a document's findings are reported in. */
interface Spoken {
  readonly language: DisplayLanguage;
}

/** A problem as the client shows it. Carries no data: actions are worked out from the text and the place. */
export function toDiagnostic(p: Problem, convert: Converter, uri: string, setup: Spoken, capabilities: Capabilities): Diagnostic {
  const d: Diagnostic = {
    range: convert.shown(p.range),
    severity: SEVERITIES[p.severity],
    source: SECTION,
    code: p.rule,
    message: p.message[setup.language],
  };
  const page = codeDescription(p.rule, setup.language, capabilities);
  if (page) d.codeDescription = page;
  if (capabilities.related && p.related.length > 0) {
    d.relatedInformation = p.related.map((r) => ({ location: { uri, range: convert.range(r.range) }, message: r.message[setup.language] }));
  }
  return d;
}

/** Diagnostics of a document, at most `maxProblems`: what is left out is the least severe, and one diagnostic says so. */
export function toDiagnostics(
  problems: readonly Problem[],
  doc: TextDocument,
  setup: Spoken & { readonly settings: Pick<EditorSettings, 'maxProblems'> },
  capabilities: Capabilities,
): Diagnostic[] {
  const convert = new Converter(doc, capabilities.encoding);
  const { maxProblems } = setup.settings;
  const shown = problems.length > maxProblems ? weightiest(problems, maxProblems) : problems;
  const out = shown.map((p) => toDiagnostic(p, convert, doc.uri, setup, capabilities));
  if (shown.length < problems.length) {
    out.unshift({
      range: convert.range({ start: 0, end: 0 }),
      severity: DiagnosticSeverity.Information,
      source: SECTION,
      code: LIMIT_CODE,
      message: MESSAGES.hidden(shown.length, problems.length)[setup.language],
    });
  }
  return out;
}

/** The most severe ones, in order of place. */
function weightiest(problems: readonly Problem[], count: number): readonly Problem[] {
  const order = problems.map((p, i) => ({ i, weight: SEVERITIES[p.severity] }));
  order.sort((a, b) => a.weight - b.weight || a.i - b.i);
  return order
    .slice(0, count)
    .sort((a, b) => a.i - b.i)
    .map(({ i }) => problems[i] as Problem);
}
