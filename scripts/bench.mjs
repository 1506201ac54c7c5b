// `npm run bench [-- --section …]`: builds, then measures Newsproof beside its peers.
import { build, run, setUp } from './steps.mjs';

setUp();
build();
process.exit(run(process.execPath, ['test/bench/run.mjs', ...process.argv.slice(2)]) ? 0 : 1);
