const CLOSES: Readonly<Record<string, string>> = { '“': '”', '‘': '’' };

/**
 * A text with the quotation marks inside others told apart: ‘’ inside “”, “” inside ‘’ (GB/T 15834—2011 4.8.3.2), as a message
 * needs it that quotes a piece of a draft. One that does not pair its marks stays as it is: there they are what is shown.
 */
export function nested(text: string): string {
  const marks = text.match(/[“”‘’]/g);
  if (!marks || marks.length < 4) return text;
  /** what closes each pair that is open, as it stands and as it will */
  const open: { readonly is: string; readonly will: string }[] = [];
  const out: string[] = [];
  for (const mark of marks) {
    const is = CLOSES[mark];
    const outer = open.at(-1);
    if (is !== undefined) {
      const will = outer ? (outer.will === '”' ? '’' : '”') : is;
      open.push({ is, will });
      out.push(will === '”' ? '“' : '‘');
    } else if (outer?.is === mark) out.push((open.pop() as typeof outer).will);
    else return text;
  }
  if (open.length > 0) return text;
  let i = 0;
  return text.replace(/[“”‘’]/g, () => out[i++] as string);
}

/** A text in quotation marks, as messages name what stands in a draft or a file. */
export const quoted = (text: string): string => nested(`“${text}”`);
