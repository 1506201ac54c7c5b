import { answerTask, type OfficeScope } from './office.ts';

declare const self: OfficeScope;

answerTask(self);
