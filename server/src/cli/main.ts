import { version } from '../../../package.json';
import { type Args, readArgs } from './args.ts';
import { check } from './check.ts';
import { printConfig } from './config.ts';
import { createContext, type RunContext } from './context.ts';
import { diff } from './diff.ts';
import { exportDraft } from './export-draft.ts';
import { fix } from './fix.ts';
import { help } from './help.ts';
import { importDrafts } from './import-drafts.ts';
import { init } from './init.ts';
import { testLexicons } from './lexicon.ts';
import { startServer } from './lsp.ts';
import { startAssistants } from './mcp.ts';
import { explain, listRules } from './rules.ts';
import { chooseLocale, firstLineOf, localized, UserError } from './say.ts';
import { serveThread, WORKER } from './worker.ts';

/** Runs the command. */
async function dispatch(args: Args, context: RunContext): Promise<number> {
  if (args.options.version) {
    context.out.write(`${context.version}\n`);
    return 0;
  }
  if (args.options.help || args.command === undefined) {
    (args.options.help ? context.out : context.err).write(help(args.command, context.locale));
    return args.options.help ? 0 : 2;
  }
  switch (args.command) {
    case 'check':
      return check(args, context);
    case 'fix':
      return fix(args, context);
    case 'diff':
      return diff(args, context);
    case 'rules':
      return listRules(args, context);
    case 'explain':
      return explain(args, context);
    case 'config':
      return printConfig(args, context);
    case 'init':
      return init(args, context);
    case 'lexicon':
      return testLexicons(args, context);
    case 'import':
      return importDrafts(args, context);
    case 'export':
      return exportDraft(args, context);
    case 'lsp':
      return startServer(args);
    case 'mcp':
      return startAssistants(args, context);
  }
}

/** The language option is needed before the command line has been read, to say what is wrong with it. */
function askedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--language');
  return at >= 0 ? argv[at + 1] : argv.find((a) => a.startsWith('--language='))?.slice('--language='.length);
}

async function main(argv: readonly string[]): Promise<number> {
  const context = createContext(version, chooseLocale(askedLanguage(argv), process.env), process.env);
  let code: number;
  try {
    code = await dispatch(readArgs(argv), context);
  } catch (error) {
    context.tell(error instanceof UserError ? error.text : localized('crash', { reason: firstLineOf(error) }));
    code = 2;
  }
  context.out.flush();
  const { failure } = context.out;
  if (failure !== undefined) {
    // Whoever reads a report that breaks off is not to take it for the whole one.
    context.tell(localized('output-broken', { reason: failure }));
    code = 2;
  }
  context.err.flush();
  return code;
}

/** Of the commands these run all that a check needs. */
const WHOLE = ['check', 'fix'];

/** For the code cache: see server/src/disk/code-cache.ts. */
export const warm: Promise<boolean> = (process.argv[2] === WORKER && serveThread() ? Promise.resolve(0) : main(process.argv.slice(2))).then((code) => {
  process.exitCode = code;
  return code < 2 && WHOLE.includes(process.argv[2] ?? '');
});
