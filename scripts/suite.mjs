// The steps of `npm test`, in their order. Shared with `npm run steady`.
import { join } from 'node:path';
import { root } from './steps.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);

/** `real` steps run an editor. */
export const suite = [
  { id: 'types', title: 'types', command: bin('tsc'), args: ['--noEmit', '-p', '.'] },
  { id: 'lint', title: 'lint and format', command: bin('biome'), args: ['check', '.'] },
  { id: 'unit', title: 'unit, properties, command line, language server', command: bin('vitest'), args: ['run'] },
  { id: 'neovim', title: 'another editor (neovim)', command: process.execPath, args: ['test/editors/run.mjs', 'neovim'], real: true },
  { id: 'emacs', title: 'another editor (emacs)', command: process.execPath, args: ['test/editors/run.mjs', 'emacs'], real: true },
  { id: 'lsp-mode', title: 'another editor (emacs with lsp-mode)', command: process.execPath, args: ['test/editors/run.mjs', 'lsp-mode'], real: true },
  { id: 'codemirror', title: 'another editor (CodeMirror in Chromium)', command: process.execPath, args: ['test/editors/run.mjs', 'codemirror'], real: true },
  { id: 'office', title: 'a real office program (LibreOffice)', command: process.execPath, args: ['test/office/run.mjs'], real: true },
  { id: 'vscode', title: 'real VS Code', command: process.execPath, args: ['test/vscode/run.mjs'], real: true },
];
