import { offerTypos, typosOffered } from '../../typos/shipped.ts';
import type { Setup } from '../../workspace/setups.ts';
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
  private loading: Promise<void> | undefined;

  constructor(private readonly host: Pick<ServerHost, 'readTypos'>) {}

  /** A document has been checked. */
  checked({ setup }: Pick<Checked, 'setup'>): void {
    if (this.loading || !this.host.readTypos) return;
    this.wanted ||= looksForTypos(setup);
    clearTimeout(this.timer);
    if (this.wanted) this.timer = setTimeout(() => void this.begin(), QUIET);
  }

  /** Brings it in now, where a setup looks for wrong characters: who asks once does not come back for what is found later. */
  async now(setup: Setup): Promise<void> {
    if (!looksForTypos(setup)) return;
    clearTimeout(this.timer);
    await this.begin();
  }

  private begin(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<void> {
    const bytes = typosOffered() ? undefined : await this.host.readTypos?.();
    if (!bytes) return;
    offerTypos(() => bytes);
    this.loaded();
  }
}

const looksForTypos = ({ engine }: Pick<Setup, 'engine'>): boolean =>
  engine.active.some(({ options }) => ((options as { typos?: unknown }).typos ?? 'off') !== 'off');
