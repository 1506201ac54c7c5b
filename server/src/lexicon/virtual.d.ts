/** Made from server/data by scripts/build-data.mjs: a module in tests and tools, a file beside the bundles that ship. */
declare module 'newsproof:lexicon' {
  export type Shipped = import('./pack.ts').Packed & {
    /** pair filters, see pairs.ts */
    readonly words: string;
    readonly inside: string;
  };
  export default function openShipped(): Shipped;
}
