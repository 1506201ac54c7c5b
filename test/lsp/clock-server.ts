import { startNodeServer } from '../../server/src/lsp/node.ts';

// The product, on a day that does not pass.
void startNodeServer(undefined, () => new Date(2026, 10, 22, 9, 30));
