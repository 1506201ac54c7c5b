import { basename, extname, resolve } from 'node:path';
import { type AssistantHost, type DraftSource, IMPORTABLE, type ImportedFile, type OpenedDraft, RefusedQuestion } from '../../assist/assistant.ts';
import { NOTES, REFUSALS } from '../../assist/messages.ts';
import { importInThread } from '../../disk/import-thread.ts';
import { RealPaths } from '../../disk/real-paths.ts';
import type { Problem } from '../../engine/place.ts';
import type { Localized } from '../../rule/rule.ts';
import { rules } from '../../rules/index.ts';
import { checkText } from '../check-file.ts';
import { DRAFTS, languageOfFile } from '../find-files.ts';
import { limitsFor } from '../memory.ts';
import { readBytes, readText } from '../read-file.ts';
import type { Locale } from '../say.ts';
import { RunSetups } from '../setup.ts';

/** Names under which texts that no file holds are checked, in the folder: a configuration may say something of `*.md`. */
const UNNAMED = { markdown: 'text.md', text: 'text.txt' } as const;

/** A folder in which assistants ask: the one that the server was started in. What counts is found anew for each question. */
export class AssistedFolder implements AssistantHost {
  readonly rules = rules;

  constructor(
    private readonly folder: string,
    readonly language: Locale,
  ) {}

  async open({ text, path, format }: DraftSource): Promise<OpenedDraft> {
    const name = path === undefined ? resolve(this.folder, UNNAMED[format ?? 'markdown']) : this.within(path, DRAFTS);
    const draft = text ?? (await this.read(path as string, name));
    const setups = new RunSetups({ profile: undefined, config: undefined });
    const setup = await setups.of(name);
    const notes = faultsOf(setups);
    const limits = limitsFor(draft);
    if ('refused' in limits) throw new RefusedQuestion(REFUSALS.unread(path ?? 'text', limits.refused));
    const failed = new Set<string>();
    const lint = (state: string): readonly Problem[] => {
      const checked = checkText(state, name, languageOfFile(name), setup, { rules: undefined, uncut: true, today: setups.today, limits });
      for (const { rule, text: why } of checked.failures) {
        if (!failed.has(rule)) notes.push(why);
        failed.add(rule);
      }
      return checked.problems;
    };
    return { text: draft, lint, notes };
  }

  async importFile(path: string): Promise<ImportedFile> {
    const file = this.within(path, IMPORTABLE, REFUSALS.importOutside);
    const read = await readBytes(file, 'import');
    const imported = 'refused' in read ? read : await importInThread(basename(file), read.bytes);
    if ('refused' in imported) throw new RefusedQuestion(REFUSALS.unread(path, imported.refused));
    return imported;
  }

  async lexicon(): ReturnType<AssistantHost['lexicon']> {
    const setups = new RunSetups({ profile: undefined, config: undefined });
    const { lexicon } = await setups.of(resolve(this.folder, UNNAMED.markdown));
    return { lexicon, notes: faultsOf(setups) };
  }

  /**
   * The file that a path of an assistant leads to: one of the folder, of the extensions, whatever links there are. A model may be talked into
   * asking for any file, and what is found in one tells what is in it.
   * @throws RefusedQuestion
   */
  private within(path: string, extensions: readonly string[], refusal = REFUSALS.outside): string {
    const named = resolve(this.folder, path);
    // Asked of the system each time: what was a file may be a link by now.
    const paths = new RealPaths();
    const real = paths.of(named);
    if (path.includes('\0') || !RealPaths.isWithin(this.folder, named) || !RealPaths.isWithin(paths.of(this.folder), real))
      throw new RefusedQuestion(refusal(path));
    if (![named, real].every((file) => extensions.includes(extname(file).slice(1).toLowerCase())))
      throw new RefusedQuestion(REFUSALS.notADraft(path, extensions.map((e) => `.${e}`).join(' ')));
    return real;
  }

  private async read(path: string, file: string): Promise<string> {
    const read = await readText(file, 'draft');
    if ('refused' in read) throw new RefusedQuestion(REFUSALS.unread(path, read.refused));
    return read.text;
  }
}

/** What is wrong with configurations and lexicons of the house. */
const faultsOf = ({ faulty }: RunSetups): Localized[] =>
  faulty.map((f) => (f.error ? REFUSALS.unread(f.path, f.error) : NOTES.faultyFile(f.path, f.problems.length)));
