import { RefusedQuestion } from './assistant.ts';
import { REFUSALS } from './messages.ts';

/** An argument of a tool, in the words of JSON Schema. */
type ArgumentSchema =
  | { readonly type: 'string'; readonly description: string; readonly maxLength: number; readonly enum?: readonly string[]; readonly format?: 'date' }
  | {
      readonly type: 'array';
      readonly description: string;
      readonly maxItems: number;
      readonly items: { readonly type: 'string'; readonly maxLength: number };
    };

/** The arguments of a tool: what clients are told, and what is held against each call. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, ArgumentSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** Arguments that fit a schema: texts and lists of texts by name. */
export type Input = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Holds arguments against a schema. Models write them, so whatever does not fit is told in words that say what would.
 * @throws RefusedQuestion
 */
export function readInput({ properties, required = [] }: InputSchema, given: unknown): Input {
  const input = given ?? {};
  if (typeof input !== 'object' || Array.isArray(input)) throw new RefusedQuestion(REFUSALS.notAnObject);
  for (const key of required) if ((input as Record<string, unknown>)[key] === undefined) throw new RefusedQuestion(REFUSALS.missing(key));
  const out: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(input)) {
    const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (!schema) throw new RefusedQuestion(REFUSALS.unknownKey(key.slice(0, 100), Object.keys(properties).join(' ')));
    // What is not said: some clients write null for it.
    if (value === undefined || (value === null && !required.includes(key))) continue;
    out[key] = schema.type === 'string' ? readString(key, value, schema) : readList(key, value, schema);
  }
  return out;
}

function readString(key: string, value: unknown, { maxLength, enum: known, format }: Extract<ArgumentSchema, { type: 'string' }>): string {
  if (typeof value !== 'string') throw new RefusedQuestion(REFUSALS.notText(key));
  if (value === '') throw new RefusedQuestion(REFUSALS.empty(key));
  if (value.length > maxLength) throw new RefusedQuestion(REFUSALS.tooLong(key, maxLength));
  if (known && !known.includes(value)) throw new RefusedQuestion(REFUSALS.notAmong(key, value, known.join(' ')));
  if (format === 'date' && !isDay(value)) throw new RefusedQuestion(REFUSALS.notADay(key, value));
  return value;
}

function readList(key: string, value: unknown, { maxItems, items }: Extract<ArgumentSchema, { type: 'array' }>): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw new RefusedQuestion(REFUSALS.notList(key));
  if (value.length > maxItems) throw new RefusedQuestion(REFUSALS.tooMany(key, maxItems));
  if (value.some((item: string) => item.length > items.maxLength)) throw new RefusedQuestion(REFUSALS.tooLong(key, items.maxLength));
  return value;
}

/** True of a day that there is: 2026-11-22. */
function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
