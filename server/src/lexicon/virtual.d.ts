/** Made from server/data by scripts/build-data.mjs: a module in tests and tools, a file beside the bundles that ship. */
declare module 'newsproof:lexicon' {
  export type Shipped = import('./pack.ts').Packed & {
    /** pair filters, see pairs.ts */
    readonly words: string;
    readonly inside: string;
    /** pairs of units, see traditional.ts */
    readonly traditional: string;
    /** see vocabulary.ts */
    readonly rareWords: string;
    readonly longWords: string;
    readonly doubled: string;
    /** see flow.ts */
    readonly flow: string;
    /** see ../knowledge/places.ts */
    readonly places: string;
    readonly placeChanges: string;
    /** JSON, see server/src/knowledge */
    readonly laws: string;
    readonly formulas: string;
    readonly orders: string;
    /** see idioms.ts */
    readonly idioms: string;
  };
  export default function openShipped(): Shipped;
}
