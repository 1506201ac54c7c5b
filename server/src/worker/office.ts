import type { Exported, ExportSource } from '../export/export.ts';
import { exportSource } from '../export/task.ts';
import { type Imported, type ImportSource, refusalOf } from '../import/imported.ts';
import type { OfficeOutcome, OfficeStart } from '../protocol.ts';
import type { Localized } from '../rule/rule.ts';

/** The part of a Web Worker's world that is used here. */
export interface OfficeScope {
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void, options: { once: true }): void;
  postMessage(message: OfficeOutcome, transfer?: readonly unknown[]): void;
  importScripts(url: string): void;
  module?: { exports: unknown };
  exports?: unknown;
  require?: (name: string) => unknown;
}

/**
 * Makes a draft of a file, or writes the changes of one back into its Word file, in a Web Worker of its own: whoever made it ends it,
 * also where it takes too long. Its first message is an `OfficeStart`; it answers with an `OfficeOutcome`.
 */
export function answerTask(scope: OfficeScope): void {
  const answer = scope.postMessage.bind(scope);
  // pdfjs-dist would take a worker that can answer for its own, and answer in it.
  Object.defineProperty(scope, 'postMessage', { value: undefined });
  scope.addEventListener('message', ({ data }) => void outcomeOf(scope, data as OfficeStart).then(answer), { once: true });
}

/** What the bundles hold (esbuild.mjs). */
interface ImportModule {
  importDraft(source: ImportSource): Promise<Imported>;
}
interface ExportModule {
  exportDocx(source: ExportSource): Promise<Exported>;
}

async function outcomeOf(scope: OfficeScope, { base, language, task, maps }: OfficeStart): Promise<OfficeOutcome> {
  const load = loader(scope, base);
  const say = (text: Localized): string => text[language];
  try {
    if ('draft' in task) {
      const { apart, ...copy } = await (load('export-docx.js') as ExportModule).exportDocx(exportSource({ ...task, language }));
      return { ...copy, ...(apart && { apart: say(apart) }) };
    }
    const { text, notes } = await (load('import-draft.js') as ImportModule).importDraft({ ...task, characterMap: (name) => mapFrom(maps, name) });
    return { text, notes: notes.map(say) };
  } catch (error) {
    return { refused: say(refusalOf(error).text) };
  }
}

/** A table of characters, from whoever has the files. */
function mapFrom(maps: OfficeStart['maps'], name: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    maps.onmessage = ({ data }) => (data ? resolve(data as Uint8Array) : reject(new Error(name)));
    maps.postMessage(name);
  });
}

/** Loads bundles that are CommonJS modules, from the place of this one; each of them loads others in the same way. */
function loader(scope: OfficeScope, base: string): (name: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(name, module);
    Object.assign(scope, { module, exports: module.exports, require });
    scope.importScripts(`${base}/${name}`);
    return module.exports;
  };
  const require = (name: string): unknown => {
    // Libraries ask for what Node has, and go on without it.
    if (!name.startsWith('./')) throw new Error(`no module ${name}`);
    return load(name.slice(2));
  };
  return load;
}
