import type { Localized } from '../rule/rule.ts';

const said = (zh: string, en: string): Localized => ({ zh, en });

/** What is said to an assistant whose question cannot be answered. */
export const REFUSALS = {
  unknownTool: (name: string, known: string): Localized => said(`没有“${name}”这个工具，可用：${known}`, `no tool "${name}"; known: ${known}`),
  notAnObject: said('参数应是一个对象', 'the arguments must be an object'),
  unknownKey: (key: string, known: string): Localized => said(`没有“${key}”这个参数，可用：${known}`, `no argument "${key}"; known: ${known}`),
  missing: (key: string): Localized => said(`缺少参数“${key}”`, `the argument "${key}" is missing`),
  notText: (key: string): Localized => said(`参数“${key}”应是一段文字`, `the argument "${key}" must be a string`),
  notList: (key: string): Localized => said(`参数“${key}”应是文字的列表`, `the argument "${key}" must be a list of strings`),
  empty: (key: string): Localized => said(`参数“${key}”是空的`, `the argument "${key}" is empty`),
  tooLong: (key: string, most: number): Localized =>
    said(`参数“${key}”太长，最多${most}个字符，请分几次`, `the argument "${key}" is too long: at most ${most} characters; split it`),
  tooMany: (key: string, most: number): Localized => said(`参数“${key}”最多${most}项`, `the argument "${key}" takes at most ${most} items`),
  notAmong: (key: string, value: string, known: string): Localized =>
    said(`参数“${key}”的值“${value}”无效，可用：${known}`, `bad value "${value}" of the argument "${key}"; known: ${known}`),
  notADay: (key: string, value: string): Localized =>
    said(`参数“${key}”的值“${value}”不是日期，应为 2026-11-22 这样的一天`, `bad value "${value}" of the argument "${key}": a day is written 2026-11-22`),
  textOrPath: said('“text”和“path”请给出一个，也只给一个', 'give either "text" or "path", and only one of them'),
  unknownRule: (name: string, meant: string | undefined): Localized =>
    said(
      `没有“${name}”这条规则或规则组${meant ? `。是不是“${meant}”？` : ''}`,
      `no rule or group of rules "${name}"${meant ? `. Did you mean "${meant}"?` : ''}`,
    ),
  outside: (path: string): Localized =>
    said(
      `“${path}”不在打开的文件夹里，没有读取；请把文字放在“text”里`,
      `"${path}" is not in the folder that is open, so it was not read; pass the text as "text"`,
    ),
  importOutside: (path: string): Localized =>
    said(`“${path}”不在打开的文件夹里，没有读取；请先把它拷进来`, `"${path}" is not in the folder that is open, so it was not read; copy it there first`),
  notADraft: (path: string, extensions: string): Localized =>
    said(`“${path}”不是稿件（${extensions}），没有读取`, `"${path}" is no draft (${extensions}), so it was not read`),
  notImportable: (path: string, extensions: string): Localized =>
    said(`“${path}”不能导入（可导入${extensions}）`, `"${path}" cannot be imported (${extensions} can)`),
  noImport: said('这里不能导入文件，请用命令行或桌面的编辑器', 'files cannot be imported here: use the command line, or an editor on a desktop'),
  longImport: (path: string, most: number): Localized =>
    said(`“${path}”超过${most}个字符，请用 newsproof import 导入`, `"${path}" has more than ${most} characters: import it with newsproof import`),
  unread: (path: string, why: Localized): Localized => said(`“${path}”${why.zh}`, `"${path}" ${why.en}`),
  stopped: (tool: string): Localized => said(`“${tool}”不再需要，没有做完`, `"${tool}" is no longer wanted and was given up`),
  failed: (reason: string): Localized => said(`程序出错：${reason}`, `it failed: ${reason}`),
  untrusted: said('这个工作区不受信任，不回答', 'this workspace is not trusted, so nothing is answered'),
  paused: said('新闻校样已暂停检查，请用户先恢复', 'Newsproof is paused in this window; its user can resume it'),
} as const;

/** What answers say beside what the engine says. */
export const NOTES = {
  faultyFile: (path: string, problems: number): Localized =>
    said(`${path} 有${problems}处问题，其余部分照用`, `${path} has ${problems} problems; the rest of it counts`),
  findingsCut: (more: number): Localized =>
    said(
      `另有${more}个问题没有列出；请改好这些再查，或分段检查`,
      `${more} more findings are not listed: repair these and check again, or check piece by piece`,
    ),
  changesCut: (more: number): Localized => said(`另有${more}处改动没有列出，都在“text”里`, `${more} more changes are not listed; all are in "text"`),
  unfinished: said('修复没有做完，请把得到的文字再修复一次', 'the repair stopped early: repair the text that came out once more'),
  entriesCut: (more: number): Localized => said(`另有${more}条没有列出，请写得更全些`, `${more} more entries are not listed: write more of the name`),
} as const;
