import { setFlagsFromString } from 'node:v8';
import { runBundle } from './code-cache.ts';

// A run on a folder lasts a second or two, and the work is spread over thousands of functions: with its usual patience the optimising
// compiler takes a third of the processor's time and has hardly paid when the run ends. A language server lives on. Later engines have
// a middle tier and gain little; they do not know this flag.
if (process.versions.v8.startsWith('11.') && process.argv[2] !== 'lsp') setFlagsFromString('--interrupt-budget=1000000');
runBundle('cli-main');
