import { version } from '../../../package.json';
import { type Args, readArgs } from './args.ts';
import { type Context, createContext } from './context.ts';
import { chooseLocale, localized, reasonOf, UserError } from './say.ts';

/** Runs the command. What one command needs alone is loaded with it, since every run pays for what is loaded. */
async function dispatch(args: Args, context: Context): Promise<number> {
  if (args.options.version) {
    context.out.write(`${context.version}\n`);
    return 0;
  }
  if (args.options.help || args.command === undefined) {
    const { help } = await import('./help.ts');
    (args.options.help ? context.out : context.err).write(help(args.command, context.locale));
    return args.options.help ? 0 : 2;
  }
  switch (args.command) {
    case 'check':
      return (await import('./check.ts')).check(args, context);
    case 'fix':
      return (await import('./fix.ts')).fix(args, context);
    case 'rules':
      return (await import('./rules.ts')).listRules(args, context);
    case 'explain':
      return (await import('./rules.ts')).explain(args, context);
    case 'config':
      return (await import('./config.ts')).printConfig(args, context);
    case 'init':
      return (await import('./init.ts')).init(args, context);
    case 'lexicon':
      return (await import('./lexicon.ts')).testLexicons(args, context);
    case 'lsp':
      return (await import('./lsp.ts')).startServer(args);
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
    context.tell(error instanceof UserError ? error.text : localized('crash', { reason: reasonOf(error) }));
    code = 2;
  }
  context.out.flush();
  context.err.flush();
  return code;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
