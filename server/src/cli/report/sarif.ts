import { pathToFileURL } from 'node:url';
import type { PlacedFix, Problem } from '../../engine/place.ts';
import { Positions } from '../../report/positions.ts';
import type { AnyRule, Localized, Severity } from '../../rule/rule.ts';
import { rules } from '../../rules/index.ts';
import type { Range } from '../../text/range.ts';
import { visibleJson } from '../../text/visible.ts';
import type { Locale } from '../say.ts';
import { rateObject } from './plain.ts';
import type { FileReport, Reporter, RunSummary } from './report.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** More edits than that (a whole column joined) are a matter of the command `fix`. */
const MOST_EDITS = 50;

/** SARIF 2.1.0 (OASIS): one run, with the rules that found something, findings of every severity, their fixes. */
export class SarifReporter implements Reporter {
  private readonly byId = new Map<string, AnyRule>(rules.map((r) => [r.meta.id, r]));
  /** ids of the rules that found something, in the order in which they did */
  private readonly used = new Map<string, number>();
  private readonly artifacts: object[] = [];
  private readonly unread: object[] = [];
  private results = 0;

  constructor(private readonly options: { readonly version: string; readonly locale: Locale }) {}

  begin(): string {
    return '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[';
  }

  file({ path, error, text, problems }: FileReport): string {
    const uri = uriOf(path);
    const index = this.artifacts.push({ location: { uri }, encoding: 'UTF-8', roles: ['analysisTarget'] }) - 1;
    const artifactLocation = { uri, index };
    if (error) this.unread.push({ level: 'error', message: this.say(error), locations: [{ physicalLocation: { artifactLocation } }] });
    if (problems.length === 0) return '';
    const positions = new Positions(text);
    const region = (r: Range): object => regionOf(r, positions);
    return problems.map((p) => `${this.results++ > 0 ? ',' : ''}\n${visibleJson(this.result(p, artifactLocation, region))}`).join('');
  }

  end({ rate }: RunSummary): string {
    const { version, locale } = this.options;
    const driver = {
      name: 'Newsproof',
      version,
      semanticVersion: version,
      language: LANGUAGES[locale],
      rules: [...this.used.keys()].map((id) => this.descriptor(id)),
    };
    const run = {
      tool: { driver },
      artifacts: this.artifacts,
      invocations: [{ executionSuccessful: this.unread.length === 0, ...(this.unread.length > 0 && { toolExecutionNotifications: this.unread }) }],
      columnKind: 'utf16CodeUnits',
      newlineSequences: ['\r\n', '\n', '\r'],
      language: LANGUAGES[locale],
      properties: { errorRate: rateObject(rate) },
    };
    return `${this.results > 0 ? '\n' : ''}],${visibleJson(run).slice(1)}]}\n`;
  }

  private result(p: Problem, artifactLocation: object, region: (r: Range) => object): object {
    const place = (r: Range): object => ({ physicalLocation: { artifactLocation, region: region(r) } });
    const fixes = p.fixes.filter((f) => f.edits.length > 0 && f.edits.length <= MOST_EDITS);
    return {
      ruleId: p.rule,
      ruleIndex: this.indexOf(p.rule),
      level: LEVELS[p.severity],
      message: this.say(p.message),
      locations: [place(p.range)],
      ...(p.related.length > 0 && { relatedLocations: p.related.map((r, id) => ({ id, message: this.say(r.message), ...place(r.range) })) }),
      ...(fixes.length > 0 && { fixes: fixes.map((f) => this.fix(f, artifactLocation, region)) }),
    };
  }

  private fix(f: PlacedFix, artifactLocation: object, region: (r: Range) => object): object {
    const replacements = f.edits.map((e) => ({ deletedRegion: region(e), insertedContent: { text: e.text } }));
    return { description: this.say(f.title), artifactChanges: [{ artifactLocation, replacements }], properties: { safety: f.safety } };
  }

  private indexOf(id: string): number {
    const known = this.used.get(id);
    if (known !== undefined) return known;
    this.used.set(id, this.used.size);
    return this.used.size - 1;
  }

  private descriptor(id: string): object {
    const meta = this.byId.get(id)?.meta;
    // What the engine or the reader of the configuration says of itself.
    if (!meta) return { id };
    return {
      id,
      name: id.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      shortDescription: this.say(meta.title),
      fullDescription: this.say(meta.rationale),
      help: this.say(meta.rationale),
      defaultConfiguration: { level: LEVELS[meta.severity] },
      properties: { tags: [id.slice(0, id.indexOf('/'))], ...(meta.source && { source: meta.source }) },
    };
  }

  private say(text: Localized): { text: string } {
    return { text: text[this.options.locale] };
  }
}

const LANGUAGES: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-US' };

function regionOf(range: Range, positions: Positions): object {
  const { offset, length, start, end } = positions.range(range);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, charOffset: offset, charLength: length };
}

/** A relative path stays one, for the report is read elsewhere. */
function uriOf(path: string): string {
  if (/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)) return pathToFileURL(path).href;
  const parts = path.replace(/^\.[\\/]/, '').split(process.platform === 'win32' ? /[\\/]/ : '/');
  // A colon in the first part would make a scheme of it.
  return parts.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/');
}
