import { once } from 'node:events';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { type AssistantHost, RefusedQuestion } from '../../assist/assistant.ts';
import { REFUSALS } from '../../assist/messages.ts';
import { ASSISTANT_TOOLS, askTool } from '../../assist/tools.ts';
import type { RunContext } from '../context.ts';
import { firstLineOf, localized } from '../say.ts';
import { AssistedFolder } from './folder.ts';

const INSTRUCTIONS =
  'Newsproof proofreads Chinese news drafts offline. Check a draft before you hand it over; make safe repairs with fix_safe; repairs marked review are for a person to decide. A finding is evidence, not an order: leave direct quotations as they are.';

/** Most bytes of a message. The longest text that is taken has 1.2 MB where each of its characters is escaped. */
const LONGEST_MESSAGE = 16 * 1024 * 1024;

/** What every tool is: it changes nothing, and asks nobody outside. */
const HARMLESS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

/**
 * Answers assistants by the Model Context Protocol, on standard input and output, until the client has closed its end and has had
 * all answers. Nothing else goes to standard output; what is to be told besides goes to standard error.
 * @returns false where a message was too long, of which no end could be found and nothing behind it
 */
export async function serveFolder(folder: string, context: RunContext): Promise<boolean> {
  const host = new AssistedFolder(folder, context.locale);
  let last: Promise<unknown> = Promise.resolve();
  const server = new Server(
    { name: 'newsproof', title: 'Newsproof 新闻校样', version: context.version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: ASSISTANT_TOOLS.map(({ name, title, description, input }) => ({ name, title, description, inputSchema: { ...input }, annotations: HARMLESS })),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) => {
    // One after the other: a check takes the whole processor, and what it keeps is gone before the next begins.
    const call = last.then(() => answer(host, params.name, params.arguments, signal));
    last = call;
    return call;
  });
  server.onerror = (error) => {
    context.tell(localized('mcp-unread', { reason: oneLine(error) }));
    context.err.flush();
  };
  let isOver = false;
  let isBroken = false;
  const closed = new Promise<void>((resolve) => {
    // Before it is asked to, the transport closes only where a message is too long.
    server.onclose = () => {
      isBroken = !isOver;
      resolve();
    };
    // The reader has gone: nobody is left to tell.
    process.stdout.on('error', () => resolve());
  });
  await server.connect(new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LONGEST_MESSAGE }));
  await Promise.race([closed, once(process.stdin, 'end')]);
  // What came in last is still on its way to its handler, and answers to the client.
  for (let awaited: unknown; awaited !== last; ) {
    awaited = last;
    await last;
    await turn();
  }
  if (isBroken) context.tell(localized('mcp-too-long', { limit: String(LONGEST_MESSAGE >> 20) }));
  isOver = true;
  await server.close();
  return !isBroken;
}

/** @param signal the client no longer wants it */
async function answer(host: AssistantHost, name: string, given: unknown, signal: AbortSignal): Promise<CallToolResult> {
  try {
    // A check runs in one go: what the client has taken back meanwhile is heard before it begins.
    await turn();
    if (signal.aborted) throw new RefusedQuestion(REFUSALS.stopped(name));
    const { text, object } = await askTool(host, name, given);
    return { content: [{ type: 'text', text }], ...(object && { structuredContent: { ...object } }) };
  } catch (error) {
    const why = error instanceof RefusedQuestion ? error.text : REFUSALS.failed(firstLineOf(error));
    return { content: [{ type: 'text', text: why[host.language] }], isError: true };
  }
}

/** Lets what has come in be read, and what is written go out. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const oneLine = (error: Error): string => error.message.replace(/\s+/g, ' ').slice(0, 200);
