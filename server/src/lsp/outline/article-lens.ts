import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import { shownRate } from '../../engine/rate/shown.ts';
import { Converter } from '../convert.ts';
import { ratesOf } from '../diagnostics/rates.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { MESSAGES, say } from '../messages.ts';
import type { Session } from '../session.ts';
import { extentOf } from './articles.ts';

/** Editors ask again by themselves when the text has changed; so long is waited for that, in milliseconds. */
const CALM = 500;

/** Above each article: characters, findings and error rate (setting `newsproof.codeLens`). */
export class ArticleLenses {
  /** by URI: the state that the lenses in the editor are of */
  private readonly told = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: Session) {}

  async of(doc: OpenDocument): Promise<CodeLens[]> {
    const { session } = this;
    const { settings, language } = await session.setups.of(doc.uri);
    if (!settings.codeLens) {
      this.told.delete(doc.uri);
      return [];
    }
    const checked = await session.check(doc);
    this.told.set(doc.uri, checked.id);
    const draft = doc.checkedDraft?.draft;
    if (checked.quiet || !draft) return [];
    const convert = new Converter(doc.text, session.capabilities.encoding);
    const rates = ratesOf(doc, checked);
    return draft.articles.flatMap((article, i) => {
      const rate = rates[i];
      if (!rate || rate.characters === 0) return [];
      const start = convert.position(extentOf(draft, article).start);
      return [
        { range: { start, end: start }, command: { title: say(MESSAGES.articleLens({ ...shownRate(rate), findings: rate.findings }), language), command: '' } },
      ];
    });
  }

  /** A document was checked: where the lenses are of another state and nobody asks for new ones, the client is told to. */
  checked(doc: OpenDocument, { id }: Checked): void {
    const told = this.told.get(doc.uri);
    if (told === undefined || told === id) return;
    this.refresh(() => this.told.get(doc.uri) !== id);
  }

  /** The settings have changed: lenses may come or go. */
  changed(): void {
    this.refresh(() => true);
  }

  close(uri: string): void {
    this.told.delete(uri);
  }

  private refresh(wanted: () => boolean): void {
    if (!this.session.capabilities.lensRefresh) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (wanted()) void this.session.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    }, CALM);
    this.timer.unref?.();
  }
}
