import type { Plugin } from 'esbuild';

export function packTriggers(): Promise<{ readonly packed: import('../server/src/engine/wake/pack.ts').PackedUnits; readonly files: readonly string[] }>;
export const triggersPlugin: Plugin;
