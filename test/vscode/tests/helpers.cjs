// Helpers of the tests inside the extension host. What a window shows, says or has done comes when it comes: every look at it is
// repeated until it is as wanted.
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { inspect, isDeepStrictEqual } = require('node:util');
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri.fsPath;
const command = (...args) => vscode.commands.executeCommand(...args);

/** In milliseconds. A wait that succeeds costs nothing. */
const LONGEST = 60_000;
const show = (value) => (value instanceof Error ? value.message : inspect(value, { depth: 6, maxStringLength: 2000, breakLength: 160 }));

/** Asks again until the answer is neither nothing nor an error. @param seen what to tell of instead of the last answer */
async function until(what, f, seen) {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    let last;
    try {
      last = await f();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`timed out: ${what}; last seen: ${show(seen ? await seen() : last)}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}

/** Looks until what is seen equals what is wanted. */
async function eventually(look, wanted, what = 'it becomes what is wanted') {
  let last;
  await until(
    `${what}: ${show(wanted)}`,
    async () => {
      last = await look();
      return isDeepStrictEqual(last, wanted);
    },
    () => last,
  );
}

/** Prose enough to be taken for Chinese, with nothing wrong in it. */
const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';

const disk = (document) => readFileSync(document.uri.fsPath, 'utf8');

/** Waits until a document holds what its file was given, with nothing unsaved. The window may hold an older state of it. */
const catchUp = (document, text) =>
  until(
    `${path.basename(document.uri.fsPath)} as it is on the disk`,
    () => !document.isDirty && document.getText() === text,
    () => ({ text: document.getText(), dirty: document.isDirty }),
  );

/**
 * Writes a file and opens it in front. The window may still hold an older state of it, of which an edit would be refused, or be
 * none, or which a test before has left with changes: so the document is there when it has the text.
 */
async function open(name, text, options) {
  const file = path.join(folder(), name);
  writeFileSync(file, text);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, options);
  await until(`${name} in front`, () => vscode.window.activeTextEditor?.document === document);
  await revert(document);
  await catchUp(document, text);
  return document;
}

/** Saves a document. The disk has it then. */
async function save(document) {
  await until(`${path.basename(document.uri.fsPath)} saved`, async () => (await document.save()) && !document.isDirty);
  await eventually(() => disk(document), document.getText(), 'the disk');
}

const found = (document) => vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'newsproof');
const shape = (d) => [d.code.value, d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character];

/** Waits for so many findings. To wait for none where none have been tells nothing. */
const findings = (document, count) =>
  until(
    `${count} findings in ${path.basename(document.uri.fsPath)}`,
    () => found(document).length === count && found(document),
    () => found(document).map((d) => d.code?.value ?? d.message),
  );

/** So many have their edits worked out. */
const MOST_ACTIONS = 100;

/** The command takes its diagnostics from the window's markers, which lag behind: ask until it answers what is wanted. */
function actions(document, range, kind, enough = (list) => list.length > 0) {
  let titles;
  return until(
    `code actions ${kind}`,
    async () => {
      const list = await command('vscode.executeCodeActionProvider', document.uri, range, kind, MOST_ACTIONS);
      titles = list.map((a) => a.title);
      return enough(list) && list;
    },
    () => titles,
  );
}

/** Makes an edit as soon as the window takes it. */
const applied = (edit) => until('the edit is taken', () => vscode.workspace.applyEdit(edit));

async function replace(document, range, text) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  await applied(edit);
}

/** Makes the document in front what the disk has. */
const revert = (document) =>
  until(
    `${path.basename(document.uri.fsPath)} reverted`,
    async () => {
      if (!document.isDirty && document.getText() === disk(document)) return true;
      await command('workbench.action.files.revert');
      return false;
    },
    () => ({ text: document.getText(), dirty: document.isDirty }),
  );

const setting = (name, value, scope) =>
  vscode.workspace.getConfiguration(undefined, scope).update(name, value, vscode.ConfigurationTarget.Workspace, scope?.languageId !== undefined);

async function closeAll() {
  await command('workbench.action.closeAllEditors');
  await eventually(() => vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label)), [], 'no tab');
  await until('no editor', () => vscode.window.activeTextEditor === undefined);
}

/**
 * Tests begin before the window has registered what runs on saving (code actions, trimming of blanks): saves a probe until
 * its blanks are trimmed.
 */
async function savingWorks() {
  const document = await open('probe.txt', 'x');
  let blanks = 0;
  await until('what runs on saving', async () => {
    blanks = (blanks % 9) + 1;
    await replace(document, new vscode.Range(0, 0, 99, 0), `x${' '.repeat(blanks)}`);
    return (await document.save()) && disk(document) === 'x';
  });
  await closeAll();
}

/** Waits until a document has a text. */
const becomes = (document, text, what = 'the text') => eventually(() => document.getText(), text, what);

const page = (name) => readFileSync(path.join(__dirname, '../../../samples', name), 'utf8');

module.exports = {
  PROSE,
  actions,
  applied,
  becomes,
  catchUp,
  closeAll,
  command,
  eventually,
  findings,
  folder,
  found,
  open,
  page,
  replace,
  revert,
  save,
  savingWorks,
  setting,
  shape,
  until,
};
