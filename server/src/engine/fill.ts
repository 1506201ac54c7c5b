import type { Localized } from '../rule/rule.ts';
import { nested } from '../text/quoted.ts';

/** Fills `{name}` from data. Quotation marks that come to stand inside others are told apart. */
export function fill(text: Localized, data: Readonly<Record<string, string>> | undefined): Localized {
  const one = (s: string): string => nested(data ? s.replace(/\{(\w+)\}/g, (all, key: string) => data[key] ?? all) : s);
  return { zh: one(text.zh), en: one(text.en) };
}
