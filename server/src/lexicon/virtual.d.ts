/** Made from server/data by scripts/build-data.mjs when bundling or testing. */
declare module 'newsproof:lexicon' {
  const shipped: {
    /** JSON of the entries */
    readonly entries: string;
    /** base64 of the pair filters */
    readonly words: string;
    readonly inside: string;
  };
  export default shipped;
}
