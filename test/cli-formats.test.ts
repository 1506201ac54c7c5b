import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../package.json';
import { checkJson, draftFolder, newsproof, ROOT } from './cli-run.ts';

/** A draft that tries to get out of every format: marks of XML, HTML, workflow commands, line ends, a control, an emoji. */
const HOSTILE = '渡轮<b>&"\'昨天复航(首班]]>七点)。\n::error::伪造%0A\n\u0001😀渡轮﹐停航(末班--></script>)。\r\n';
const NAME = 'a,b:<x>&%.txt';
const cwd = draftFolder({ [NAME]: HOSTILE, 'clean.txt': '渡轮昨天复航，首班七点。\n', 'gbk.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6) });
const FILES = [NAME, 'clean.txt', 'gbk.txt'];
const run = (format: string, ...more: string[]): string => {
  const { stdout, stderr, status } = newsproof(['check', '--format', format, ...more, ...FILES], { cwd });
  expect([stderr, status]).toEqual(['', 2]);
  return stdout;
};
const found = () => checkJson(FILES, { cwd });
const shown = () => found().files.flatMap((f) => f.findings.filter((x) => x.severity === 'error' || x.severity === 'warning'));

test.each(['ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'])('%s as it has been looked at (UPDATE=1 rewrites it)', (format) => {
  const path = join(ROOT, `test/snapshots/report.${format}`);
  const text = run(format).replaceAll(`"${version}"`, '"VERSION"').replaceAll(` ${version}<`, ' VERSION<');
  if (process.env.UPDATE === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
});

test.each(['sarif', 'junit', 'checkstyle', 'html', 'github', 'ndjson'])('%s of nothing at all is whole', (format) => {
  const { stdout, status } = newsproof(['check', '--format', format, 'clean.txt'], { cwd });
  expect(status).toBe(0);
  expect(stdout).not.toMatch(/undefined|NaN|\[object/);
});

test('ndjson: each line an object, the files as in the JSON', () => {
  const lines = run('ndjson')
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l));
  const { files, summary, schema, tool } = found();
  expect(lines).toEqual([{ type: 'run', schema, tool }, ...files.map((f) => ({ type: 'file', ...f })), { type: 'summary', ...summary }]);
});

describe('sarif', () => {
  interface Region {
    startLine: number;
    startColumn: number;
    charOffset: number;
    charLength: number;
  }
  interface Result {
    ruleId: string;
    ruleIndex: number;
    level: string;
    locations: { physicalLocation: { artifactLocation: { uri: string; index: number }; region: Region } }[];
    fixes?: { artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] }[];
  }
  const [log] = [() => JSON.parse(run('sarif'))];

  test('rules, artifacts and places are those of the JSON, in UTF-16', () => {
    const { version: sarif, runs } = log();
    const [{ results, tool, artifacts, columnKind, invocations }] = runs;
    expect([sarif, columnKind, tool.driver.version]).toEqual(['2.1.0', 'utf16CodeUnits', version]);
    expect(artifacts.map((a: { location: { uri: string } }) => decodeURIComponent(a.location.uri))).toEqual(FILES);
    for (const { location } of artifacts) expect(new URL(location.uri, 'file:///x/').pathname).toBe(`/x/${location.uri}`);
    const told = found().files.flatMap((f) =>
      f.findings.map((x) => [f.path, x.rule, x.range.offset, x.range.length, x.range.start.line, x.range.start.column]),
    );
    const said = (results as Result[]).map((r) => {
      const [{ physicalLocation }] = r.locations as [Result['locations'][0]];
      const { region: g, artifactLocation } = physicalLocation;
      expect(artifacts[artifactLocation.index].location.uri).toBe(artifactLocation.uri);
      expect(tool.driver.rules[r.ruleIndex].id).toBe(r.ruleId);
      return [decodeURIComponent(artifactLocation.uri), r.ruleId, g.charOffset, g.charLength, g.startLine, g.startColumn];
    });
    expect(said).toEqual(told);
    expect(new Set((results as Result[]).map((r) => r.level))).toEqual(new Set(['error', 'warning']));
    for (const rule of tool.driver.rules) expect(rule.help.text.length).toBeGreaterThan(5);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/GBK/);
  });

  test('fixes are those of the JSON', () => {
    const edits = (log().runs[0].results as Result[]).map((r) =>
      r.fixes?.[0]?.artifactChanges[0]?.replacements.map((x) => [x.deletedRegion.charOffset, x.deletedRegion.charLength, x.insertedContent.text]),
    );
    expect(edits).toEqual(found().files.flatMap((f) => f.findings.map((x) => x.fixes[0]?.edits.map((e) => [e.offset, e.length, e.text]))));
  });
});

test('github: one command a finding, and the draft can write none', () => {
  const lines = run('github').trimEnd().split('\n');
  expect(lines).toHaveLength(shown().length + 1);
  for (const l of lines) expect(l).toMatch(/^::(?:error|warning) file=[^:,]*(?:,[a-zA-Z]+=[^:,]*)*::[^\r\n]+$/);
  expect(lines[0]).toContain('file=a%2Cb%3A<x>&%25.txt,');
});

/** Tags in order, or where the markup is broken. */
function tagsOf(xml: string): string[] {
  const open: string[] = [];
  const tags: string[] = [];
  for (const [, close, name, attributes, self] of xml.replace(/^<\?xml[^>]*\?>\n/, '').matchAll(/<(\/?)([a-z]+)((?:\s[a-z]+="[^"<]*")*)(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name as string);
    if (!close) tags.push(`${name}${attributes}`);
  }
  expect(open).toEqual([]);
  // What is between them holds no mark of its own.
  const rest = xml.replace(/^<\?xml[^>]*\?>\n/, '').replace(/<(\/?)([a-z]+)((?:\s[a-z]+="[^"<]*")*)(\/?)>/g, '');
  expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
  expect([...xml].filter((c) => c < ' ' && c !== '\n')).toEqual([]);
  return tags;
}

test('junit: well formed, a suite for each file, numbers that fit', () => {
  const tags = tagsOf(run('junit'));
  const suites = tags.filter((t) => t.startsWith('testsuite '));
  expect(suites).toHaveLength(3);
  expect(suites[0]).toContain(`tests="${shown().length}" failures="${shown().length}" errors="0"`);
  expect(suites[1]).toContain('tests="1" failures="0" errors="0"');
  expect(suites[2]).toContain('tests="1" failures="0" errors="1"');
  expect(tags.filter((t) => t.startsWith('failure '))).toHaveLength(shown().length);
});

test('checkstyle: well formed, an error for each finding', () => {
  const tags = tagsOf(run('checkstyle'));
  expect(tags.filter((t) => t.startsWith('file '))).toHaveLength(3);
  expect(tags.filter((t) => t.startsWith('error '))).toHaveLength(shown().length + 1);
});

test('html: nothing of the draft is markup, nothing runs, nothing is fetched', () => {
  const html = run('html', '--language', 'en');
  const body = html.slice(html.indexOf('<body>'));
  expect(
    body
      .match(/<[a-z][^>]*>/g)
      ?.every((t) => /^<(?:body|h1|h2|section|p|table|thead|tbody|tr|th|td|br|code|mark|footer)(?: class="[a-z]+"| scope="col")?>$/.test(t)),
  ).toBe(true);
  expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';`);
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|https?:|url\(|@import/i);
  expect(html).toContain('&lt;/script&gt;');
  expect((body.match(/<tr class="/g) ?? []).length).toBe(shown().length);
});

test('--min-severity decides what formats for people and builds list, not what programs read', () => {
  const count = (format: string, pattern: RegExp, least: string): number => (run(format, '--min-severity', least).match(pattern) ?? []).length;
  for (const [format, pattern] of [
    ['github', /^::/gm],
    ['junit', /<failure /g],
    ['checkstyle', /<error /g],
    ['html', /<tr class="/g],
  ] as const) {
    expect(count(format, pattern, 'error')).toBeLessThan(count(format, pattern, 'warning'));
  }
  expect(count('ndjson', /"rule":/g, 'error')).toBe(count('ndjson', /"rule":/g, 'hint'));
});
