import { type ExtensionContext, Uri, workspace } from 'vscode';
import { registerAssistantTools } from './assistants.ts';
import { Changes } from './changes.ts';
import { type Launcher, Newsproof } from './client.ts';
import { registerCommands } from './commands.ts';
import { Comparisons } from './compare.ts';
import { EffectiveConfigs } from './config-view.ts';
import { Drafts } from './drafts.ts';
import { registerExport } from './export.ts';
import { registerFigures } from './figures.ts';
import { registerImport } from './import.ts';
import { JoinGhosts } from './join-ghosts.ts';
import { LedgerView } from './ledger-view.ts';
import { registerLexiconCommands } from './lexicon.ts';
import { LexiconDocuments } from './lexicon-documents.ts';
import type { Office } from './office.ts';
import { CleanPaste } from './paste.ts';
import { ProblemsView } from './problems-view.ts';
import { registerProofSheet } from './proof-sheet.ts';
import { Review } from './review.ts';
import { registerRuleLevel } from './rule-level.ts';
import { RulePages } from './rule-pages.ts';
import { Sample } from './sample.ts';
import { StatusItem } from './status.ts';

let newsproof: Newsproof | undefined;

/**
 * Everything that the extension is, on a desktop and in a browser.
 * @param officeOf what reads and writes the files of other programs there
 */
export async function start(context: ExtensionContext, launcher: Launcher, officeOf: (newsproof: Newsproof) => Office): Promise<void> {
  newsproof = new Newsproof(launcher, new StatusItem(context.subscriptions), context.workspaceState, Uri.joinPath(context.globalStorageUri, 'lexicon.yaml'));
  const comparisons = new Comparisons(newsproof);
  const changes = new Changes(newsproof, comparisons);
  const drafts = new Drafts(newsproof);
  const ledger = new LedgerView(newsproof, drafts);
  const problems = new ProblemsView(newsproof, drafts, context.workspaceState);
  const sample = new Sample(newsproof, context);
  context.subscriptions.push(drafts, problems, sample);
  context.subscriptions.push(
    newsproof,
    comparisons,
    ledger,
    new CleanPaste(newsproof),
    new RulePages(newsproof),
    new LexiconDocuments(newsproof),
    new EffectiveConfigs(newsproof),
    ...registerCommands({ newsproof, comparisons, changes, drafts, ledger, problems, sample, extension: context.extension }),
  );
  context.subscriptions.push(...registerLexiconCommands(newsproof), registerRuleLevel(newsproof));
  context.subscriptions.push(changes, new Review(newsproof), new JoinGhosts(newsproof), ...registerProofSheet(newsproof), ...registerFigures(newsproof));
  const office = officeOf(newsproof);
  context.subscriptions.push(registerAssistantTools(newsproof, context.extension), ...registerImport(office), registerExport(office));
  // A file is watched for only in a folder that is there. Without it the lexicon of one's own counts from the next start.
  await workspace.fs.createDirectory(context.globalStorageUri).then(undefined, (error: unknown) => newsproof?.log(String(error)));
  await newsproof.start();
}

/** For the end of the window. */
export const stop = (): Promise<void> | undefined => newsproof?.stop();
