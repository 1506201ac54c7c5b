import { describe, expect, test } from 'vitest';
import { draftFolder, newsproof } from './cli-run.ts';

const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';

describe('the report as a page', () => {
  test('names of files and text of drafts run nothing and load nothing', () => {
    const name = `<img src=x onerror=alert(1)>"'&.txt`;
    const text = `${PROSE}<script>alert(1)</script>(乙)"><svg onload=alert(1)>(丙)，javascript:alert(1)(丁)\u2028(戊)\n`;
    const cwd = draftFolder({ [name]: text });
    const { stdout } = newsproof(['check', '--format', 'html', '--min-severity', 'hint', '.'], { cwd });
    expect(stdout).toContain("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'");
    expect(stdout).toContain('&lt;img src=x');
    expect(stdout).toContain('<mark>');
    // Whatever stands in angle brackets is of the page itself.
    const tags = new Set([...stdout.replace(/<style>[^<]*<\/style>/, '').matchAll(/<\/?([a-z]\w*)([^>]*)>/gi)].map((m) => (m[1] as string).toLowerCase()));
    expect(
      [...tags].filter(
        (t) => !/^(?:html|head|meta|title|body|h1|h2|section|p|table|thead|tbody|tr|th|td|br|code|mark|footer|style|details|summary|ul|li|span|div)$/.test(t),
      ),
    ).toEqual([]);
    expect(stdout).not.toMatch(/<[^>]*\s(?:on\w+|src|href|action)\s*=/i);
    expect(stdout).not.toMatch(/https?:\/\//);
  });
});
