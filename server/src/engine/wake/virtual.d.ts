/** Made by scripts/build-triggers.mjs: of the rules that ship; undefined where nothing was compiled beforehand. */
declare module 'newsproof:triggers' {
  export default function open(): import('./pack.ts').PackedUnits | undefined;
}
