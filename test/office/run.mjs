// Word files in a real office program: Debian's LibreOffice makes one, Newsproof imports it and writes a draft's changes back, and
// LibreOffice accepts or rejects them all. `node test/office/run.mjs`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, Missing, root, which } from '../vscode/install.mjs';

try {
  aptInstall(['libreoffice-writer-nogui'], () => which('soffice') !== undefined);
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  const line = '*'.repeat(80);
  console.log(`${line}\nSKIPPED: the test in LibreOffice did not run.\n${error.message}\n${line}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) process.exit(1);

const folder = mkdtempSync(path.join(tmpdir(), 'newsproof-office-'));
const inFolder = (name) => path.join(folder, name);

/** Runs LibreOffice, whose settings are its own. @throws with what it said if it does not end well */
function office(...args) {
  const profile = `-env:UserInstallation=${pathToFileURL(inFolder('profile'))}`;
  const r = spawnSync(which('soffice'), [profile, '--headless', '--norestore', ...args], { cwd: folder, encoding: 'utf8', timeout: 180_000 });
  if (r.status !== 0) throw new Error(`soffice ${args.join(' ')}: ${r.status ?? r.signal}\n${r.stdout}${r.stderr}`);
}

function newsproof(...args) {
  const r = spawnSync(process.execPath, [path.join(root, 'server/out/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  if (r.status !== 0) throw new Error(`newsproof ${args.join(' ')}: ${r.status}\n${r.stdout}${r.stderr}`);
  return r.stdout;
}

/** A macro that opens a file, decides all tracked changes in it, and writes it under another name. */
function addMacro() {
  const basic = inFolder('profile/user/basic/Standard');
  mkdirSync(basic, { recursive: true });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const of = (name) => `<!DOCTYPE ${name} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${name.split(':')[1]}.dtd">\n`;
  const list = '<library:element library:name="Changes"/>';
  writeFileSync(
    path.join(basic, 'Changes.xba'),
    `${head}${of('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Decide(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If command &lt;&gt; "" Then
    Dim dispatcher As Object
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = "Text (encoded)"
  options(1).Name = "FilterOptions"
  options(1).Value = "UTF8,LF"
  document.storeToURL(target, options())
  document.close(True)
End Sub
</script:module>`,
  );
  writeFileSync(
    path.join(basic, 'script.xlb'),
    `${head}${of('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">${list}</library:library>`,
  );
  writeFileSync(
    path.join(basic, 'dialog.xlb'),
    `${head}${of('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"/>`,
  );
}

/** The text of a Word file after all its changes were decided, a line a paragraph. @param command of LibreOffice; none: as it is shown */
function decided(name, command) {
  const target = `${name}${command.replace(/\W/g, '-')}.txt`;
  const given = [pathToFileURL(inFolder(name)), pathToFileURL(inFolder(target)), command].map((a) => `"${a}"`).join(',');
  office(`macro:///Standard.Changes.Decide(${given})`);
  return readFileSync(inFolder(target), 'utf8').replace(/^\uFEFF/, '');
}

const PAGE = `<html><head><meta charset="utf-8"></head><body>
<h1>港口吞吐量创新高</h1>
<p>本报讯　港口今年的<b>“箱量”</b>增加一成，船舶等侯的时间缩短了三天。</p>
<p>港务局负责人说，增长主要来自</p><p>新开的三条航线。</p>
<ul><li>东港增加一成</li><li>西港增加两成</li></ul>
<table border="1"><tr><td>月份</td><td>箱量</td></tr><tr><td>一月</td><td>十二万箱</td></tr></table>
<p>下一步，港口将扩建两个泊位，预计明年年底完工。</p></body></html>`;

/**
 * What an editor does: a character, a joined line, a cut one, a word in bold and in a cell, a sentence that goes and one that comes, a
 * heading and a paragraph with signs that are no marks. The third is what is seen of the second.
 */
const CHANGES = [
  ['等侯', '等候'],
  ['来自\n\n新开', '来自新开'],
  ['，船舶', '。\n\n船舶'],
  ['箱量', '箱数'],
  ['十二万箱', '12万箱'],
  ['西港增加两成', '西港增加三成'],
  ['，预计明年年底完工', ''],
  ['两个泊位', '两个泊位，可以停靠更大的船舶'],
  ['下一步', '# 明年的工程\n\n工程分3 \\* 4段，见 a_b 和&lt;图&gt;。\n\n下一步', '明年的工程\n\n工程分3 * 4段，见 a_b 和<图>。\n\n下一步'],
];

let failed = 0;
const check = (name, seen, wanted) => {
  if (seen === wanted) return console.log('  ok  ', name);
  failed++;
  console.log('  FAIL', name, `\n--- seen\n${seen}\n--- wanted\n${wanted}`);
};

try {
  writeFileSync(inFolder('page.html'), PAGE);
  office('--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, '--infilter=HTML (StarWriter)', 'page.html');
  // The settings are made by the first run.
  addMacro();
  newsproof('import', 'page.docx');
  const imported = readFileSync(inFolder('page.md'), 'utf8');
  let draft = imported;
  for (const [from, to] of CHANGES) {
    if (!draft.includes(from)) throw new Error(`the imported draft has no ${from}:\n${imported}`);
    draft = draft.replace(from, to);
  }
  writeFileSync(inFolder('page.md'), draft);
  console.log(newsproof('export', 'page.md', 'page.docx', '-o', 'tracked.docx').trim());
  const accepted = CHANGES.reduce(
    (text, [from, to, seen = to]) => text.replace(from.replace(/\n+/g, '\n'), seen.replace(/\n+/g, '\n')),
    decided('page.docx', ''),
  );
  check('all changes accepted: the text of the draft', decided('tracked.docx', '.uno:AcceptAllTrackedChanges'), accepted);
  check('all changes rejected: the file as it was', decided('tracked.docx', '.uno:RejectAllTrackedChanges'), decided('page.docx', ''));
  // What LibreOffice has made of them is read once more by the product.
  newsproof('import', 'tracked.docx');
  check('imported with its changes: the draft', readFileSync(inFolder('tracked.md'), 'utf8'), draft.replace('\\* 4', '* 4').replace('&lt;图&gt;', '<图>'));
} catch (error) {
  failed++;
  console.log(error instanceof Error ? error.message : error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? 'LibreOffice: passed' : `LibreOffice: ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
