import type { Severity } from '../rule/rule.ts';
import { type AssistantHost, IMPORTABLE, RefusedQuestion } from './assistant.ts';
import { checkDraft, knownNames, SEVERITIES_DOWN } from './check.ts';
import { explainRule } from './explain-rule.ts';
import { fixDraft } from './fix-safe.ts';
import { type Input, type InputSchema, readInput } from './input.ts';
import { lookUpName } from './look-up.ts';
import { REFUSALS } from './messages.ts';

/** Most units of a text that an assistant gives: ten times the longest article, and checked in some seconds where it is full of faults. */
export const LONGEST_ASKED = 200_000;
const LONGEST_NAME = 200;
const LONGEST_PATH = 4096;

/** Something that an assistant may ask. */
export interface AssistantTool {
  readonly name: string;
  readonly title: string;
  /** for the model that chooses between tools */
  readonly description: string;
  readonly input: InputSchema;
  /**
   * @returns an object, to be written as JSON, or a text
   * @throws RefusedQuestion when the question cannot be answered
   */
  run(host: AssistantHost, input: Input): Promise<object | string>;
}

const text = (description: string, maxLength: number) => ({ type: 'string', description, maxLength }) as const;
const DRAFT = text('The draft itself, whole, as Markdown or plain text (UTF-8). 稿件全文。', LONGEST_ASKED);
const PATH = text('Instead of "text": a draft file inside the folder that is open (.md .txt .draft .news). It is only read. 稿件文件。', LONGEST_PATH);
const FORMAT = { ...text('How "text" is read: markdown (default) or text.', 10), enum: ['markdown', 'text'] } as const;

/** All of them, in the order in which they are listed. */
export const ASSISTANT_TOOLS: readonly AssistantTool[] = [
  {
    name: 'check',
    title: 'Proofread a Chinese news draft',
    description:
      'Proofreads a Chinese news draft offline: broken line wraps, wrong characters, names and titles, datelines, punctuation, numbers, arithmetic, places and laws. Returns findings with line, column, rule, severity, message and the text of the repair. Call it on Chinese copy before handing it over. 校对中文新闻稿，列出问题和改法。',
    input: {
      type: 'object',
      properties: {
        text: DRAFT,
        path: PATH,
        format: FORMAT,
        rules: {
          type: 'array',
          description: 'Only findings of these rules or groups, such as num or names/variant.',
          maxItems: 50,
          items: { type: 'string', maxLength: LONGEST_NAME },
        },
        minSeverity: { ...text('The least severity that is listed (default information).', 20), enum: [...SEVERITIES_DOWN] },
      },
      additionalProperties: false,
    },
    async run(host, input) {
      const { language } = host;
      const named = (input.rules as readonly string[] | undefined) ?? [];
      const rules = named.length === 0 ? undefined : knownNames(named, host.rules);
      const draft = await host.open(sourceOf(input));
      return checkDraft(draft, { language, rules, least: (input.minSeverity as Severity | undefined) ?? 'information' });
    },
  },
  {
    name: 'fix_safe',
    title: 'Make the safe repairs of a Chinese news draft',
    description:
      'Returns the draft with the repairs that need no decision: false line ends, blanks, the width of marks and digits, damaged characters. It never changes a word, a name or a value, and writes no file. 返回只做了可放心修改的稿件。',
    input: { type: 'object', properties: { text: DRAFT, format: FORMAT }, required: ['text'], additionalProperties: false },
    run: async (host, input) => fixDraft(await host.open(sourceOf(input)), host.language),
  },
  {
    name: 'explain_rule',
    title: 'Explain a rule of proofreading',
    description:
      'What a rule finds, why, by which standard, with examples and when it is silent; of a group, the list of its rules. 解释一条规则或列出一组规则。',
    input: {
      type: 'object',
      properties: { rule: text('The id of a rule as findings have it (names/variant), or of a group (names).', LONGEST_NAME) },
      required: ['rule'],
      additionalProperties: false,
    },
    run: async (host, input) => explainRule(input.rule as string, host.rules, host.language),
  },
  {
    name: 'lexicon_look_up',
    title: 'Look up a name in the lexicon',
    description:
      'What the lexicon (shipped and of the newsroom) knows of a person, body, place, event or term: the form of the house, other spellings and which of them are wrong, offices with their terms. A name that is not listed is not wrong for that. 查人名、机构、地名的规范写法和职务。',
    input: {
      type: 'object',
      properties: {
        name: text('The name in any spelling, Chinese or original; or words in which it stands.', LONGEST_NAME),
        date: { ...text('A day (2026-11-22), for the offices held on it.', 10), format: 'date' },
      },
      required: ['name'],
      additionalProperties: false,
    },
    run: (host, input) => lookUpName(input.name as string, input.date as string | undefined, host),
  },
  {
    name: 'import',
    title: 'Import a Word file, a web page or a PDF',
    description:
      'Makes a Markdown draft of a .docx, .html or .pdf in the folder that is open: paragraphs whole, headings, lists, tables, notes; page furniture and navigation left out. It writes no file. 把 Word 文件、网页、PDF 变成 Markdown 稿件。',
    input: {
      type: 'object',
      properties: { path: text('A .docx, .html or .pdf inside the folder that is open. It is only read. 要导入的文件。', LONGEST_PATH) },
      required: ['path'],
      additionalProperties: false,
    },
    run: (host, input) => importedFile(host, input.path as string),
  },
];

/** @throws RefusedQuestion when the file is none that can be imported, or makes too long a draft */
async function importedFile(host: AssistantHost, path: string): Promise<object> {
  if (!IMPORTABLE.includes(/[^.]*$/.exec(path.toLowerCase())?.[0] ?? '')) {
    throw new RefusedQuestion(REFUSALS.notImportable(path, IMPORTABLE.map((e) => `.${e}`).join(' ')));
  }
  const { text, notes } = await host.importFile(path);
  if (text.length > LONGEST_ASKED) throw new RefusedQuestion(REFUSALS.longImport(path, LONGEST_ASKED));
  return { text, ...(notes.length > 0 && { notes: notes.map((note) => note[host.language]) }) };
}

/** @throws RefusedQuestion */
function sourceOf({ text, path, format }: Input): { text?: string; path?: string; format: 'markdown' | 'text' | undefined } {
  if ((text === undefined) === (path === undefined)) throw new RefusedQuestion(REFUSALS.textOrPath);
  const how = format as 'markdown' | 'text' | undefined;
  return text === undefined ? { path: path as string, format: how } : { text: (text as string).replace(/^\ufeff/, ''), format: how };
}

/** What a tool answers: JSON or Markdown, and the object that the JSON is of. */
export interface ToolAnswer {
  readonly text: string;
  readonly object?: object;
}

/**
 * Asks a tool.
 * @param given its arguments, as a model wrote them
 * @throws RefusedQuestion when there is no such tool, an argument does not fit, or the question cannot be answered
 */
export async function askTool(host: AssistantHost, name: string, given: unknown): Promise<ToolAnswer> {
  const tool = ASSISTANT_TOOLS.find((t) => t.name === name);
  if (!tool) throw new RefusedQuestion(REFUSALS.unknownTool(name.slice(0, LONGEST_NAME), ASSISTANT_TOOLS.map((t) => t.name).join(' ')));
  const answer = await tool.run(host, readInput(tool.input, given));
  return typeof answer === 'string' ? { text: answer } : { text: JSON.stringify(answer), object: answer };
}
