import { startNodeServer } from '../../server/src/lsp/node.ts';
import { rules } from '../../server/src/rules/index.ts';
import { throwing } from './rules.ts';

startNodeServer([throwing, ...rules]);
