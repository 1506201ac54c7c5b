import type { CancellationToken, Progress } from 'vscode';
import {
  type BaseLanguageClient,
  type ProgressType,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageclient';

/** What a request carries so that its progress and its results come as they are made. */
export interface Tokens {
  workDoneToken: string;
  partialResultToken: string;
}

/** Who waits for a request, and how he is kept informed. */
export interface Waiting {
  readonly progress: Progress<{ message?: string; increment?: number }>;
  readonly token: CancellationToken;
}

/**
 * Puts a request that takes its time.
 * @param take is given the results part by part, one after the other
 * @returns false if the user cancelled
 */
export async function streamed<P>(
  client: BaseLanguageClient,
  part: ProgressType<P>,
  ask: (tokens: Tokens, token: CancellationToken) => Promise<P | null>,
  take: (part: P) => void | Promise<void>,
  { progress, token }: Waiting,
): Promise<boolean> {
  const id = `newsproof-${Date.now()}`;
  const tokens = { workDoneToken: `${id}-progress`, partialResultToken: `${id}-results` };
  let done = 0;
  let taking = Promise.resolve();
  const subscriptions = [
    client.onProgress(WorkDoneProgress.type, tokens.workDoneToken, (p: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd) => {
      if (p.kind !== 'report') return;
      const percent = p.percentage ?? done;
      progress.report({ increment: percent - done, ...(p.message === undefined ? {} : { message: p.message }) });
      done = percent;
    }),
    client.onProgress(part, tokens.partialResultToken, (p) => {
      taking = taking.then(() => take(p));
    }),
  ];
  try {
    const rest = await ask(tokens, token);
    await taking;
    if (rest) await take(rest);
    return true;
  } catch (error) {
    if (token.isCancellationRequested) return false;
    throw error;
  } finally {
    for (const s of subscriptions) s.dispose();
  }
}
