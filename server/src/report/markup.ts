import { visible } from '../text/visible.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // In an attribute these would be read as blanks.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const UNFIT = /[\ufffe\uffff]|\p{Surrogate}/gu;

/** For text and quoted attributes of XML and HTML. What would not be seen is made visible; what else XML cannot hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return visible(text.replace(/[&<>"'\n\r\t]/g, (c) => ESCAPES[c] as string)).replace(UNFIT, '\ufffd');
}

/** ` name="value"` for each. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
