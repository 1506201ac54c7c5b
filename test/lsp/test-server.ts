import { startNodeServer } from '../../server/src/lsp/node.ts';
import { order, star, throwing } from './rules.ts';

startNodeServer([throwing, star, order]);
