// The quick-fix menu of a real VS Code: what is offered at a finding, and in which order.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, actions, closeAll, command, eventually, folder, found, open, until } = require('./helpers.cjs');

const LINES = [
  '河口湿地的候鸟今年来得比往年早。保护',
  '区管理站的巡护员十月初就在芦苇荡边上记',
  '录到第一批赤麻鸭，比去年提前了九天。',
  '站长说，这同入秋以后北方连续降温有',
  '关，也同湿地补水工程上个月按期完工分不',
  '开。补水以后，浅滩面积扩大了三成，鱼虾和',
  '水草都多了起来，鸟群有了落脚觅食的地方。',
  '巡护队准备在月底前再修一座观鸟亭。',
];
const COLUMN = `${LINES.join('\n\n')}\n`;
const QUICK = vscode.CodeActionKind.QuickFix.value;
const bare = (list) => list.map((a) => a.title.replace(/[（“「：].*/, ''));
const config = () => path.join(folder(), '.newsproof.yaml');

/** The last finding of such rules. */
const of = (document, code) => found(document).findLast((d) => code.test(String(d.code?.value ?? d.code)));

/** The menu at the beginning of a finding, once it is all there, in the order in which the window lists it. */
async function menuOf(document, code) {
  const { range } = await until(`a finding of ${code}`, () => of(document, code));
  const editor = vscode.window.activeTextEditor;
  editor.selection = new vscode.Selection(range.start, range.start);
  return actions(document, editor.selection, QUICK, (list) => bare(list).includes('停用规则'));
}

module.exports = {
  async 'the order of the menu: repairs, the rule, ignoring, the severity, turning off'() {
    const seam = await open('菜单栏.txt', COLUMN);
    const rest = ['规则说明', '忽略', '本文件忽略此类问题', '改变此规则的级别', '停用规则'];
    const joins = ['本段全部接排', '整栏接排', '接排全部断行'];
    const head = await menuOf(seam, /^wrap\/column-block/);
    assert.deepEqual(bare(head), [...joins, ...rest]);
    const atSeam = bare(await menuOf(seam, /^wrap\/(?!column)/));
    assert.equal(atSeam[0], '接排');
    assert.deepEqual(atSeam.slice(-rest.length), rest);
    assert.ok(atSeam.indexOf('整栏接排') > 0 && atSeam.indexOf('整栏接排') < atSeam.indexOf('接排全部断行'), atSeam.join());
    assert.ok(atSeam.indexOf('接排全部断行') < atSeam.indexOf('规则说明'), atSeam.join());
    const parens = await open('菜单括号.txt', `展馆(东区)昨日开放。${PROSE}\n`);
    const ordinary = await menuOf(parens, /^punct/);
    assert.equal(ordinary[0].title, '“(东区)”改为“（东区）”');
    assert.deepEqual(bare(ordinary).slice(1), rest);
    await closeAll();
  },

  async 'ignoring what the cursor is not at is not offered, though VS Code asks for it'() {
    const document = await open('菜单远处.txt', `展馆(东区)昨日开放。${PROSE}\n`);
    const all = await menuOf(document, /^punct/);
    assert.ok(bare(all).includes('忽略'));
    const editor = vscode.window.activeTextEditor;
    const [{ range }] = found(document);
    // As the editor asks when nothing is at the cursor: at the end of each finding of the line.
    const nearby = new vscode.Range(range.end, range.end);
    editor.selection = new vscode.Selection(0, 20, 0, 20);
    await eventually(async () => bare(await actions(document, nearby, QUICK)).slice(1), ['规则说明'], 'the menu of a finding that is elsewhere in the line');
    editor.selection = new vscode.Selection(range.end, range.end);
    await until('the whole menu at the cursor', async () => bare(await actions(document, nearby, QUICK)).includes('忽略'));
    await closeAll();
  },

  async 'the severity of a rule: chosen from a list, written to the configuration, and it counts'() {
    if (existsSync(config())) rmSync(config());
    const document = await open('菜单级别.txt', `展馆(东区)昨日开放。${PROSE}\n`);
    const action = (await menuOf(document, /^punct/)).find((a) => a.title.startsWith('改变此规则的级别'));
    const running = command(action.command.command, ...action.command.arguments);
    let ended = false;
    void running.then(() => {
      ended = true;
    });
    // The list opens when it opens; the first entry is the error.
    await until('the choice is written', async () => {
      if (!ended) await command('workbench.action.acceptSelectedQuickOpenItem').then(undefined, () => undefined);
      return existsSync(config()) && /punct\/halfwidth-paren: error/.test(readFileSync(config(), 'utf8'));
    });
    await eventually(() => found(document)[0]?.severity, vscode.DiagnosticSeverity.Error, 'the severity of the finding');
    rmSync(config());
    await eventually(() => found(document)[0]?.severity, vscode.DiagnosticSeverity.Warning, 'the severity as it was');
    await command('notifications.clearAll');
    await closeAll();
  },
};
