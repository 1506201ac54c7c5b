import { runBundle } from './code-cache.ts';

runBundle('server-main');
