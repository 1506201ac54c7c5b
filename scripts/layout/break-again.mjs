// Breaks clean articles again in the ways docs/layout.md names, so that of every line end it is known whether it is real.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// `line` and `paragraph` part lines and paragraphs (of a list, one by chance); `column` breaks lines to 16–28 characters, `wide` to
// 12–40 in every other run; `headless` is the share of articles without headline; `jam` squeezes marks hard and sets blanks round
// figures; `cut` is the share of long paragraphs that are cut once. `short` takes one to three paragraphs of an article; `unstopped`
// leaves out the full stop that ends a paragraph, as some authors do; `ragged` breaks lines at 30–40 characters, a share of them early.
export const FORMS = [
  { name: 'blank line after every line', runs: 4, line: '\n\n', paragraph: ['\n\n'], column: true, wide: true, headless: 0.3 },
  { name: 'the same, squeezed, stray blanks', runs: 2, line: '\n\n', paragraph: ['\n\n'], column: true, jam: true, headless: 0.3 },
  { name: 'blank line after every line, no indent', runs: 2, line: '\n\n', paragraph: ['\n\n'], column: true, wide: true, headless: 0.3, indents: [0] },
  { name: 'single line ends, no indent', runs: 1, line: '\n', paragraph: ['\n'], column: true, headless: 0.3, indents: [0] },
  { name: 'blank line between paragraphs', runs: 2, line: '\n', paragraph: ['\n\n'], column: true, indents: [0, 4] },
  { name: 'paragraphs by indent', runs: 2, line: '\n', paragraph: ['\n　　'], column: true },
  { name: 'single line ends, nothing else', runs: 2, line: '\n', paragraph: ['\n'], column: true, headless: 0.3 },
  { name: 'Markdown, paragraphs cut once', runs: 7, line: '\n\n', paragraph: ['\n\n'], markdown: true, cut: 0.15 },
  { name: 'untouched', runs: 2, line: '', paragraph: ['\n\n', '\n\n', '\n　　'] },
  { name: 'untouched Markdown', runs: 1, line: '', paragraph: ['\n\n'], markdown: true, cut: 0 },
  { name: 'short, cut once', runs: 6, line: '\n', paragraph: ['\n', '\n\n'], cut: 0.65, short: true },
  { name: 'short Markdown, cut once', runs: 6, line: '\n\n', paragraph: ['\n\n'], markdown: true, cut: 0.65, short: true },
  { name: 'no final full stops', runs: 2, line: '', paragraph: ['\n', '\n\n'], unstopped: true },
  { name: 'no final full stops, Markdown', runs: 1, line: '', paragraph: ['\n\n'], markdown: true, cut: 0, unstopped: true },
  { name: 'ragged, blank line between paragraphs', runs: 3, line: '\n', paragraph: ['\n\n'], ragged: true, indents: [0] },
];

/** Marks that may not begin a line, those that may not end one (GB/T 15834 5.1), and those that a printer squeezes. */
const NOT_FIRST = new Set('。，、；：？！”’）》〉】〕」』…—·%％℃');
const NOT_LAST = new Set('“‘（《〈【〔「『(');
const SOFT = new Set('。，、；：“”‘’（）《》？！');

/** A seeded source of numbers between 0 and 1 (Lehmer's). The dots let the last characters of the seed tell. */
export function randomOf(seed) {
  let state = [...`${seed}...`].reduce((hash, c) => ((hash + c.codePointAt(0)) * 48271) % 2147483647, 7);
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Articles of a folder, the headline first. Paragraphs with line ends of their own (verse, lists) are left out. */
export function readArticles(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((name) => {
    const blocks = readFileSync(join(folder, name), 'utf8').split(/\r?\n\s*\n/);
    const paragraphs = blocks.map((p) => p.trim()).filter((p) => p !== '' && !p.includes('\n'));
    return paragraphs.length < 2 ? [] : [{ name, paragraphs }];
  });
}

const cells = (text) => [...text].reduce((n, c) => n + (c < '\u2000' && c !== '·' ? 1 : 2), 0);
/** What no printer parts: numbers and Latin words, dashes and dots of two characters. */
const tokensOf = (text) => text.match(/[0-9A-Za-z](?:[0-9A-Za-z%/]|[.,:-](?=[0-9A-Za-z]))*|——|……|./gsu) ?? [];

/** True if a token too wide for the line is set there nevertheless: marks give way, or it hangs out as a mark may. */
function fits(over, line, token, habit) {
  const mark = NOT_FIRST.has(token[0]);
  const soft = [...line, token].filter((t) => SOFT.has(t)).length;
  if (habit === 'jam') return over <= Math.min(5, Math.floor(soft * 0.8)) || (mark && over <= 4);
  if (habit === 'squeeze') return over <= Math.min(2, soft) || (mark && over <= 2 + Math.min(2, soft));
  return habit === 'hang' && mark && over <= 4;
}

/** Fills lines greedily, as a printer does. Width and indent in half cells. */
function fill(paragraph, width, indent, habit) {
  const lines = [];
  let line = [];
  for (const token of tokensOf(paragraph)) {
    const over = (lines.length === 0 ? indent : 0) + cells(line.join('')) + cells(token) - width;
    if (over > 0 && line.length > 0 && !fits(over, line, token, habit)) {
      const pushed = [];
      while (line.length > 1 && (NOT_FIRST.has((pushed[0] ?? token)[0]) || NOT_LAST.has(line.at(-1)))) pushed.unshift(line.pop());
      lines.push(line.join('').trim());
      line = pushed;
    }
    line.push(token);
  }
  return [...lines, line.join('').trim()];
}

/** Cuts a paragraph once, behind a character or a comma; `anywhere` also inside numbers and pairs and beside marks. */
function cutOnce(paragraph, random, anywhere = false) {
  const pattern = anywhere ? /(?<=.{7}[^。！？])(?=.{5})(?<![A-Za-z](?=[A-Za-z]))/gu : /(?<=.{11}[\u4e00-\u9fff，])(?=[\u4e00-\u9fff])/g;
  const places = [...(anywhere ? paragraph : paragraph.slice(0, -7)).matchAll(pattern)];
  const at = places[Math.floor(random() * places.length)]?.index ?? 0;
  return at === 0 ? [paragraph] : [paragraph.slice(0, at), paragraph.slice(at)];
}

const isSubhead = (p) => p.length <= 26 && !/[。！？：；，…”）]$/.test(p) && !/记者|摄$|通讯员|作者/.test(p);
const spaced = (text) => text.replace(/(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/g, ' ');

/** Breaks a paragraph at a width that varies, as releases and mails do: a share of the lines much earlier. */
function fillRagged(paragraph, width, early, random) {
  const out = [];
  for (let rest = paragraph; rest !== ''; ) {
    const [line] = fill(rest, random() < early ? Math.max(6, Math.round(width * random())) : width, 0, 'push');
    out.push(line);
    rest = rest.slice(rest.indexOf(line) + line.length).trim();
  }
  return out;
}

/** One to three paragraphs of an article in a row, often with its headline. */
function someOf(paragraphs, random) {
  const from = random() < 0.2 ? 0 : 1 + Math.floor(random() * (paragraphs.length - 1));
  return paragraphs.slice(from, from + 1 + Math.floor(random() * 3));
}

/** Sets an article in one of the forms, always alike in the same run. @returns also the indices of the lines whose end is false */
export function breakAgain({ name, paragraphs: all }, form, run) {
  const random = randomOf(`${name} ${form.name} ${run}`);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [least, most] = form.ragged ? [26, 40] : form.wide && run % 2 === 1 ? [12, 40] : [16, 28];
  const width = 2 * (least + Math.floor(random() * (most - least + 1)));
  const habit = form.jam ? 'jam' : pick(['push', 'hang', 'squeeze']);
  const indent = pick(form.indents ?? [4]);
  const between = pick(form.paragraph);
  const early = 0.1 + random() * 0.6;
  const headless = random() < (form.headless ?? 0) && all.length > 3;
  const paragraphs = form.short ? someOf(all, random) : all;
  const cutting = form.short ? [Math.floor(random() * paragraphs.length), random() < form.cut, pick(['\n', '\n\n'])] : undefined;
  const falseEnds = new Set();
  let text = '';
  for (let k = headless ? 1 : 0; k < paragraphs.length; k++) {
    const p = form.unstopped && k > 0 ? paragraphs[k].replace(/。$/, '') : paragraphs[k];
    if (text !== '') text += form.jam && k > 1 && isSubhead(paragraphs[k - 1]) && random() < 0.5 ? '\n' : between;
    let lines = [p];
    if (cutting) lines = cutting[0] === k && cutting[1] ? cutOnce(p, random, true) : lines;
    else if (form.ragged && k > 0) lines = fillRagged(p, width, early, random);
    else if (form.column && k > 0) lines = fill(p, width, indent, habit);
    else if (form.markdown && k === 0) text += '# ';
    else if (form.markdown && isSubhead(p) && random() < 0.85) text += '### ';
    else if (form.markdown && p.length > 60 && random() < form.cut) lines = cutOnce(p, random);
    lines.forEach((line, i) => {
      if (i > 0) falseEnds.add(text.split('\n').length - 1);
      text += (i > 0 ? (cutting?.[2] ?? form.line) : '') + (form.jam && random() < 0.5 ? spaced(line) : line);
    });
  }
  return { text: `${text}\n`, language: form.markdown ? 'markdown' : 'plaintext', falseEnds };
}
