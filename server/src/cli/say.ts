import { fill } from '../engine/fill.ts';
import type { Localized } from '../rule/rule.ts';
import { type MessageId, RUN_MESSAGES } from './messages.ts';

/** Language in which the run speaks. */
export type Locale = 'zh' | 'en';

export type Data = Readonly<Record<string, string>>;

/** A message in both languages, filled in. */
export function localized(id: MessageId, data?: Data): Localized {
  return fill(RUN_MESSAGES[id], data);
}

/** A message that says more about another one, which it holds as `{message}`. */
export function enlarged(id: MessageId, text: Localized, data: Data = {}): Localized {
  return { zh: fill(RUN_MESSAGES[id], { ...data, message: text.zh }).zh, en: fill(RUN_MESSAGES[id], { ...data, message: text.en }).en };
}

/** Something the user can put right: told in one line, without a stack. */
export class UserError extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}

export function userError(id: MessageId, data?: Data): UserError {
  return new UserError(localized(id, data));
}

/** Chinese unless the option or the environment says English. */
export function chooseLocale(option: string | undefined, env: Readonly<Record<string, string | undefined>>): Locale {
  const set = option ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return /^en\b|^en_/i.test(set) ? 'en' : 'zh';
}

/** First line of whatever was thrown. */
export function firstLineOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n', 1)[0] as string;
}
