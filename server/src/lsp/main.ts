import { startNodeServer } from './node.ts';

/** For the code cache: see server/src/disk/code-cache.ts. */
export const warm: Promise<boolean> = startNodeServer();
