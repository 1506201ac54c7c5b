// Helpers of the tests inside the extension host.
const assert = require('node:assert/strict');
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri.fsPath;
const command = (...args) => vscode.commands.executeCommand(...args);

async function until(what, f, ms = 20_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await f();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}

/** Prose enough to be taken for Chinese, with nothing wrong in it. */
const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';

async function open(name, text) {
  const file = path.join(folder(), name);
  writeFileSync(file, text);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}

const found = (document) => vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'newsproof');
const shape = (d) => [d.code.value, d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character];
const findings = (document, count) =>
  until(
    `${count} findings in ${path.basename(document.uri.fsPath)}, there are ${JSON.stringify(found(document).map(shape))}`,
    () => found(document).length === count && found(document),
  );

/** So many have their edits worked out. */
const MOST_ACTIONS = 100;

/** The command takes its diagnostics from the window's markers, which lag behind: ask until it answers what is wanted. */
function actions(document, range, kind, enough = (list) => list.length > 0) {
  return until(`code actions ${kind}`, async () => {
    const list = await command('vscode.executeCodeActionProvider', document.uri, range, kind, MOST_ACTIONS);
    return enough(list) && list;
  });
}

async function replace(document, range, text) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const setting = (name, value, scope) =>
  vscode.workspace.getConfiguration(undefined, scope).update(name, value, vscode.ConfigurationTarget.Workspace, scope?.languageId !== undefined);

/**
 * Tests begin before the window has registered what runs on saving (code actions, trimming of blanks): saves a probe until
 * its blanks are trimmed.
 */
async function savingWorks() {
  const document = await open('probe.txt', 'x');
  await until('what runs on saving', async () => {
    await replace(document, new vscode.Range(0, 0, 99, 0), `x${' '.repeat(1 + Math.floor(Math.random() * 9))}`);
    await document.save();
    return readFileSync(document.uri.fsPath, 'utf8') === 'x';
  });
  await command('workbench.action.closeAllEditors');
}

/** Waits for events until something holds. It is looked at once before any event, too. */
function happens(what, event, holds, ms = 20_000) {
  return new Promise((ok, no) => {
    const stop = () => {
      clearTimeout(timer);
      listener.dispose();
    };
    const look = () => {
      const value = holds();
      if (!value) return;
      stop();
      ok(value);
    };
    const timer = setTimeout(() => {
      stop();
      no(new Error(`timed out: ${what}`));
    }, ms);
    const listener = event(look);
    look();
  });
}

/** Waits until a document has a text. */
const becomes = (document, text, what = 'the text') =>
  happens(`${what}, it is ${JSON.stringify(document.getText())}`, vscode.workspace.onDidChangeTextDocument, () => document.getText() === text);

const page = (name) => readFileSync(path.join(__dirname, '../../../samples', name), 'utf8');

module.exports = { PROSE, actions, becomes, command, findings, folder, found, happens, open, page, replace, savingWorks, setting, shape, until };
