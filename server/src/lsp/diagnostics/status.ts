import { shownRate } from '../../engine/rate/shown.ts';
import { STATUS, type StatusParams } from '../../protocol.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { isHeld, type Session } from '../session.ts';
import { rateOf } from './rates.ts';

/** Tells the client how a document stands, when it asked for that and something has changed. */
export class StatusReporter {
  private readonly last = new Map<string, string>();

  constructor(private readonly session: Session) {}

  tell(doc: OpenDocument, shown: Checked): void {
    if (!this.session.capabilities.options.status) return;
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    let safe = 0;
    const safeRules: Record<string, number> = {};
    for (const p of shown.problems) {
      counts[p.severity]++;
      if (!p.fixes.some((f) => f.safety === 'safe')) continue;
      safe++;
      safeRules[p.rule] = (safeRules[p.rule] ?? 0) + 1;
    }
    const hidden = Math.max(0, shown.problems.length - shown.setup.settings.maxProblems);
    const state = shown.quiet ? 'quiet' : isHeld(doc, shown.setup) ? 'held' : 'checked';
    this.send({
      uri: doc.uri,
      version: doc.version,
      state,
      ...(shown.quiet ? { reason: shown.quiet } : {}),
      counts,
      safe,
      safeRules,
      hidden,
      ...rateParams(rateOf(doc, shown)),
    });
  }

  fail(doc: OpenDocument): void {
    if (!this.session.capabilities.options.status) return;
    this.send({
      uri: doc.uri,
      version: doc.version,
      state: 'error',
      counts: { error: 0, warning: 0, information: 0, hint: 0 },
      safe: 0,
      safeRules: {},
      hidden: 0,
    });
  }

  close(uri: string): void {
    this.last.delete(uri);
  }

  private send(params: StatusParams): void {
    const key = JSON.stringify({ ...params, version: 0 });
    if (this.last.get(params.uri) === key) return;
    this.last.set(params.uri, key);
    void this.session.connection.sendNotification(STATUS, params);
  }
}

function rateParams(rate: ReturnType<typeof rateOf>): Pick<StatusParams, 'characters' | 'errors' | 'errorRate' | 'short'> {
  if (!rate) return {};
  const { characters, errors, perTenThousand, short } = shownRate(rate);
  return { characters, errors, errorRate: perTenThousand, ...(short ? { short } : {}) };
}
