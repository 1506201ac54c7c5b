import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { userError } from './say.ts';

/** `newsproof mcp`: lets assistants check copy in the working folder. The protocol is loaded only here. */
export async function startAssistants({ operands }: Args, context: RunContext): Promise<number> {
  if (operands.length > 0) throw userError('needs-argument', { usage: 'newsproof mcp' });
  const { serveFolder } = await import('./mcp/serve.ts');
  return (await serveFolder(process.cwd(), context)) ? 0 : 2;
}
