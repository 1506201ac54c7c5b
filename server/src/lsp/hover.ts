import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Problem } from '../engine/place.ts';
import { sourceIn } from '../rule/sources.ts';
import { Converter } from './convert.ts';
import type { OpenDocument } from './document.ts';
import { figureHover } from './figure-hover.ts';
import { MESSAGES, say } from './messages.ts';
import { escapeMarkdown } from './names/describe.ts';
import { nameHover } from './names/hover.ts';
import { isHeld, type Session } from './session.ts';
import type { ClientSetup } from './setups.ts';

/** What a finding means: title, message, why, and the clause it rests on; what is known of a name, and what a figure was compared with. */
export async function hover(session: Session, doc: OpenDocument, position: Position): Promise<Hover | null> {
  const checked = await session.check(doc);
  const problems = isHeld(doc, checked.setup) ? (doc.shown?.problems ?? []) : checked.problems;
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const at = convert.offset(position);
  const here = problems.filter((p) => p.range.start <= at && (at < p.range.end || p.range.start === p.range.end));
  const { markdown } = session.capabilities;
  const { language } = checked.setup;
  const name = checked.quiet || !doc.checkedDraft ? undefined : nameHover(doc.checkedDraft, at, { language, markdown });
  const figure = checked.quiet || !doc.checkedDraft ? undefined : figureHover(doc.checkedDraft, at, language);
  const range = here[0]?.range ?? name?.range ?? figure?.range;
  if (!range) return null;
  const parts = here.map((p) => explain(session, p, checked.setup));
  if (name) parts.push(name.paragraphs.join('\n\n'));
  if (figure) parts.push(figure.paragraphs.map((line) => (markdown ? escapeMarkdown(line) : line)).join('\n\n'));
  return {
    contents: markdown ? { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') } : { kind: MarkupKind.PlainText, value: parts.join('\n\n') },
    range: convert.shown(range),
  };
}

function explain({ parts, capabilities }: Session, p: Problem, { language }: ClientSetup): string {
  const meta = parts.rules.find((r) => r.meta.id === p.rule)?.meta;
  const { markdown, options } = capabilities;
  const text = (s: string): string => (markdown ? escapeMarkdown(s) : s);
  const out = [markdown ? `**${text(meta ? say(meta.title, language) : p.rule)}** \`${p.rule}\`` : `${meta ? say(meta.title, language) : p.rule} (${p.rule})`];
  if (!options.hoverShowsDiagnostics) out.push(text(say(p.message, language)));
  if (meta) out.push(text(say(meta.rationale, language)));
  if (meta?.source) out.push(`${say(MESSAGES.basis, language)}${text(sourceIn(meta.source, language))}`);
  return out.join('\n\n');
}
