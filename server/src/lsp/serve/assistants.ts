import { ASSIST, type AssistParams } from '../../protocol.ts';
import { assist } from '../assist.ts';
import type { Served } from './served.ts';

/** What assistants of the editor ask. */
export function serveAssistants({ connection, get }: Served): void {
  connection.onRequest(ASSIST, (params: AssistParams, token) => assist(get(), params, token));
}
