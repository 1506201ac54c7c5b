/** Made from server/data by scripts/build-data.mjs when bundling or testing. */
declare module 'newsproof:lexicon' {
  const shipped: import('./pack.ts').Packed & {
    /** pair filters, see pairs.ts */
    readonly words: string;
    readonly inside: string;
  };
  export default shipped;
}
