import { startBrowserServer, type WorkerScope } from './browser.ts';

declare const self: WorkerScope;

startBrowserServer(self);
