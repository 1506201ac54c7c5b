import { offerTypos, typosOffered } from '../../typos/shipped.ts';
import type { Checked } from '../document.ts';
import type { ServerHost } from '../host.ts';

/** Drafts are quiet when nothing has been checked for so long, in milliseconds. */
const QUIET = 1000;

/**
 * Brings in the data of wrong characters when the first drafts have been quiet for a moment: reading it is not to make anybody wait
 * for the rest. What it finds comes with the next answer. Once for a process.
 */
export class LateTypos {
  /** The data counts from now on: drafts are to be checked again. */
  loaded: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Some draft is to be looked at for wrong characters. */
  private wanted = false;
  private begun = false;

  constructor(private readonly host: Pick<ServerHost, 'readTypos'>) {}

  /** A document has been checked. */
  checked({ setup }: Pick<Checked, 'setup'>): void {
    if (this.begun || !this.host.readTypos) return;
    this.wanted ||= setup.engine.active.some(({ options }) => ((options as { typos?: unknown }).typos ?? 'off') !== 'off');
    clearTimeout(this.timer);
    if (this.wanted) this.timer = setTimeout(() => void this.load(), QUIET);
  }

  private async load(): Promise<void> {
    this.begun = true;
    const bytes = typosOffered() ? undefined : await this.host.readTypos?.();
    if (!bytes) return;
    offerTypos(() => bytes);
    this.loaded();
  }
}
