import { runBundle } from './code-cache.ts';

runBundle('cli-main');
