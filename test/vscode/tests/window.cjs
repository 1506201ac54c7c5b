// What the window is told: lines that wrap, the way from finding to finding, drafts without a folder, a pause, a server that
// crashes, colours. What they look like: see drive-views.mjs.
const assert = require('node:assert/strict');
const { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, becomes, closeAll, command, eventually, findings, found, open, replace, revert, save, setting, until } = require('./helpers.cjs');

const TEXT = `${PROSE}\n\n博览会(第十届)昨日开幕。\n\n来自各地的客商(含海外)参加。\n`;
const FIXED = TEXT.replaceAll('(', '（').replaceAll(')', '）');
const extension = () => vscode.extensions.getExtension('newsproof.newsproof');

/** A server in front of the shipped one: it counts its starts, and ends when it is asked for a hover. */
const CRASHING = (starts) => `
require('node:fs').appendFileSync(${JSON.stringify(starts)}, '.');
const on = process.on.bind(process);
process.on = (event, listener) =>
  on(event, event !== 'message' ? listener : (message, ...rest) =>
    message?.method === 'textDocument/hover' ? process.exit(1) : listener(message, ...rest));
require('./server-kept.js');
`;

/**
 * A server that closes its channel when it is first asked what stands at a place, and ends only when it has been enough; after that
 * it is the shipped one, which counts its starts. What it still writes goes nowhere, and what has come in with the question is not
 * heard: of a closed channel it would end.
 */
const LINGERING = (record) => `
const fs = require('node:fs');
const record = ${JSON.stringify(record)};
const gone = fs.existsSync(record);
if (gone) fs.appendFileSync(record, '.');
const on = process.on.bind(process);
let lingers = false;
process.on = (event, listener) =>
  on(event, gone || event !== 'message' ? listener : (message, ...rest) => {
    if (lingers) return;
    if (message?.method !== 'textDocument/hover') return listener(message, ...rest);
    lingers = true;
    fs.writeFileSync(record, '');
    process.removeAllListeners('disconnect');
    process.send = () => true;
    process.disconnect();
    setInterval(() => fs.existsSync(record + '.enough') && process.exit(1), 50);
  });
require('./server-kept.js');
`;

/** Scopes of what a dateline or a byline is made of. */
const SOURCE = /dateline|attribution|agency|place|date|byline|reporter|person|office|organisation/;

/** Hue of a colour like #cf222e in degrees, undefined for greys. */
function hueOf(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  if (high - low < 0.1) return undefined;
  const sixth = high === r ? (g - b) / (high - low) : high === g ? 2 + (b - r) / (high - low) : 4 + (r - g) / (high - low);
  return (sixth * 60 + 360) % 360;
}

/** A theme of the editor with those that it is made on. They are JSON with comments. */
function themeAt(file) {
  const json = readFileSync(file, 'utf8')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string) => string ?? '')
    .replace(/,(\s*[\]}])/g, '$1');
  const { include, tokenColors = [] } = JSON.parse(json);
  return [...(include ? themeAt(path.join(path.dirname(file), include)) : []), ...tokenColors];
}

/** The colour that a theme gives a scope: that of its longest selector, the last of equal ones. */
function colourOf(theme, scope) {
  let best = { length: 0 };
  for (const { scope: selectors = [], settings } of theme) {
    for (const s of [selectors].flat().flatMap((t) => t.split(',').map((one) => one.trim()))) {
      const holds = scope === s || scope.startsWith(`${s}.`);
      if (holds && settings.foreground && s.length >= best.length) best = { length: s.length, colour: settings.foreground };
    }
  }
  return best.colour;
}

module.exports = {
  async 'lines of plain text and of news drafts wrap'() {
    for (const languageId of ['plaintext', 'newsproof-draft'])
      assert.equal(vscode.workspace.getConfiguration('editor', { languageId }).inspect('wordWrap').defaultLanguageValue, 'on', languageId);
  },

  async 'from finding to finding, and round the end'() {
    const document = await open('逐处.txt', TEXT);
    const places = (await findings(document, 2)).map((d) => d.range.start).sort((a, b) => a.compareTo(b));
    const editor = vscode.window.activeTextEditor;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const at = () => editor.selection.active;
    for (const [id, place] of [
      ['nextFinding', places[0]],
      ['nextFinding', places[1]],
      ['nextFinding', places[0]],
      ['previousFinding', places[1]],
      ['previousFinding', places[0]],
    ]) {
      await command(`newsproof.${id}`);
      await until(`${id}: ${place.line}`, () => at().isEqual(place), at);
    }
  },

  async 'fixing the workspace counts what is open outside of it: new drafts, files elsewhere'() {
    await closeAll();
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'newsproof-elsewhere-'));
    const file = path.join(elsewhere, '外稿.txt');
    writeFileSync(file, TEXT);
    const outside = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(outside, { preview: false });
    const untitled = await vscode.workspace.openTextDocument({ language: 'plaintext', content: TEXT });
    await vscode.window.showTextDocument(untitled, { preview: false });
    await findings(untitled, 2);
    await command('newsproof.fixWorkspace', 'apply');
    await becomes(untitled, FIXED);
    await becomes(outside, FIXED);
    await eventually(() => readFileSync(file, 'utf8'), FIXED, 'what had been saved is saved again');
    assert.ok(untitled.isUntitled);
    await command('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
    rmSync(elsewhere, { recursive: true, force: true });
  },

  async 'a draft that is written in while the workspace is fixed holds up no other'() {
    const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
    const closed = Array.from({ length: 9 }, (_, i) => path.join(folder, `关${i}.txt`));
    for (const file of closed) writeFileSync(file, TEXT);
    const [quiet, busy] = [await open('静.txt', TEXT), await open('一.txt', TEXT)];
    await findings(busy, 2);
    // The command goes by the names of the drafts: it has looked at this one when it opens the first that no tab shows.
    const opening = vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.fsPath !== closed[0]) return;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(busy.uri, new vscode.Position(0, 0), '正在写。');
      void vscode.workspace.applyEdit(edit);
    });
    await command('newsproof.fixWorkspace', 'apply');
    opening.dispose();
    await becomes(quiet, FIXED);
    for (const file of closed) await eventually(() => readFileSync(file, 'utf8'), FIXED, path.basename(file));
    await becomes(busy, `正在写。${TEXT}`);
    await revert(busy);
    await closeAll();
    for (const file of closed) rmSync(file);
  },

  async 'a pause: no findings and no fix on saving, until it is over'() {
    await setting('editor.codeActionsOnSave', { 'source.fixAll.newsproof': 'explicit' });
    const document = await open('暂停.txt', TEXT);
    await findings(document, 2);
    await command('newsproof.pause');
    await findings(document, 0);
    const written = TEXT.replace('展馆', '展馆(东)');
    const at = document.positionAt(TEXT.indexOf('展馆') + '展馆'.length);
    await replace(document, new vscode.Range(at, at), '(东)');
    await save(document);
    assert.equal(document.getText(), written);
    assert.deepEqual(found(document), []);
    // A server that is started meanwhile knows of it.
    await command('newsproof.restartServer');
    const other = await open('暂停二.txt', `${TEXT}甲`);
    await replace(other, new vscode.Range(other.lineCount - 1, 0, other.lineCount - 1, 1), '');
    await save(other);
    assert.equal(other.getText(), TEXT);
    await command('newsproof.resume');
    await findings(other, 2);
    await vscode.window.showTextDocument(document);
    await findings(document, 3);
    await replace(document, new vscode.Range(0, 0, 0, 1), '来访代');
    await save(document);
    await until('fixed on saving', () => !document.getText().includes('(第十届)'));
    await setting('editor.codeActionsOnSave', undefined);
  },

  async 'a server that crashes is started again four times; after the fifth a restart brings the findings back'() {
    const shipped = path.join(extension().extensionPath, 'server/out/server.js');
    const kept = path.join(path.dirname(shipped), 'server-kept.js');
    const record = path.join(mkdtempSync(path.join(tmpdir(), 'newsproof-starts-')), 'starts');
    const starts = () => (existsSync(record) ? readFileSync(record, 'utf8').length : 0);
    copyFileSync(shipped, kept);
    const document = await open('崩溃.txt', TEXT);
    await findings(document, 2);
    const hover = () => command('vscode.executeHoverProvider', document.uri, new vscode.Position(2, 4));
    try {
      writeFileSync(shipped, CRASHING(record));
      await command('newsproof.restartServer');
      for (let n = 1; n <= 4; n++) {
        await until(`start ${n}`, () => starts() === n, starts);
        await findings(document, 2);
        await until('a crash, and another start', async () => {
          if (starts() > n) return true;
          await hover();
          return false;
        });
      }
      await findings(document, 2);
      await until('no findings', async () => {
        if (found(document).length === 0) return true;
        await hover();
        return false;
      });
      assert.equal(starts(), 5);
    } finally {
      copyFileSync(kept, shipped);
      await command('newsproof.restartServer');
    }
    await findings(document, 2);
    await command('notifications.clearAll');
    await revert(document);
  },

  async 'a server that has gone and is not yet known to be is started again, whatever is written to it meanwhile'() {
    const shipped = path.join(extension().extensionPath, 'server/out/server.js');
    const kept = path.join(path.dirname(shipped), 'server-kept.js');
    const record = path.join(mkdtempSync(path.join(tmpdir(), 'newsproof-gone-')), 'gone');
    const starts = () => readFileSync(record, 'utf8').length;
    copyFileSync(shipped, kept);
    const document = await open('断线.txt', TEXT);
    await findings(document, 2);
    try {
      writeFileSync(shipped, LINGERING(record));
      await command('newsproof.restartServer');
      let written = 0;
      await until('the first server gone, with more written to it than is put up with', async () => {
        // The first of them is never answered, and more may have come with it.
        for (let n = 0; n < 3; n++) void command('vscode.executeHoverProvider', document.uri, new vscode.Position(2, 4));
        return existsSync(record) && ++written > 8;
      });
      assert.equal(starts(), 0);
      writeFileSync(`${record}.enough`, '');
      await until('another start', () => starts() === 1, starts);
      // A finding that the server before did not have.
      await replace(document, new vscode.Range(0, 0, 0, 0), '大会(第一届)闭幕。\n\n');
      await findings(document, 3);
    } finally {
      copyFileSync(kept, shipped);
      await command('newsproof.restartServer');
    }
    await findings(document, 3);
    await command('notifications.clearAll');
    await revert(document);
  },

  async 'no theme of the editor has the red of errors for datelines and bylines'() {
    const folder = path.join(vscode.env.appRoot, 'extensions/theme-defaults');
    const { contributes } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { semanticTokenScopes, grammars } = extension().packageJSON.contributes;
    const semantic = Object.values(semanticTokenScopes[0].scopes).flat();
    const drawn = grammars.flatMap(({ path: file }) => [
      ...readFileSync(path.join(extension().extensionPath, file), 'utf8').matchAll(/"name": "([\w. ]+\.newsproof)"/g),
    ]);
    const scopes = [...new Set([...semantic, ...drawn.flatMap((m) => m[1].split(' '))])].filter((s) => SOURCE.test(s));
    assert.ok(scopes.length > 8, String(scopes));
    const red = [];
    for (const { id, path: file } of contributes.themes) {
      const theme = themeAt(path.join(folder, file));
      for (const scope of scopes) {
        const colour = colourOf(theme, scope);
        const hue = colour && hueOf(colour);
        if (hue !== undefined && (hue < 15 || hue > 345)) red.push(`${id}: ${scope} ${colour}`);
      }
    }
    assert.ok(contributes.themes.length >= 4);
    assert.deepEqual(red, []);
  },
};
