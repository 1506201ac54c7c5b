// Texts of any size from the project's own sample drafts. Each repetition has other digits and other names (seeded), so that
// no tool answers a repeated paragraph from a cache.
import { readFileSync } from 'node:fs';

const SAMPLES = { md: '01-分页断行.md', txt: '02-报纸专栏.txt' };
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉力玲志红';

/** A small seeded generator of numbers in [0, 1). */
export function random(seed) {
  let s = seed | 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) | 0;
    return (s >>> 0) / 4294967296;
  };
}

/** Invented names of two to five characters, all different. */
export function makeNames(count, seed = 7) {
  const next = random(seed);
  const pick = (s) => s[Math.floor(next() * s.length)];
  const names = new Set();
  while (names.size < count) {
    let name = pick(SURNAMES);
    for (let i = 1 + Math.floor(next() * 4); i > 0; i--) name += pick(GIVEN);
    names.add(name);
  }
  return [...names];
}

/** @param kind md | txt; @param bytes size in UTF-8 bytes; @param variant another text of the same kind */
export function makeText(kind, bytes, variant = 0) {
  const sample = readFileSync(new URL(`../../samples/${SAMPLES[kind]}`, import.meta.url), 'utf8');
  const blocks = sample.split(/\n{2,}/).filter(Boolean);
  const next = random(1000 + variant * 7919 + kind.length);
  const names = makeNames(400, 11 + variant);
  const out = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const block = blocks[i % blocks.length]
      .replace(/\d/g, () => Math.floor(next() * 10))
      .replace(/记者[\u4e00-\u9fff]{2,3}(?=[、）)])/g, () => `记者${names[Math.floor(next() * names.length)]}`)
      .replace(/，/g, (m) => (next() < 0.02 ? `，${names[Math.floor(next() * names.length)]}` : m));
    out.push(block);
    size += Buffer.byteLength(block) + 2;
  }
  return `${out.join('\n\n')}\n`;
}

/** A text without findings, for measuring keystrokes. Figures stay as they are: a random date is an impossible one. */
export function makeCleanText(bytes) {
  const sample = readFileSync(new URL('../../samples/03-通稿.txt', import.meta.url), 'utf8');
  const blocks = sample.split(/\n+/).filter((b) => b.length > 30 && !b.includes('日电'));
  const out = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const block = `第${i + 1}段：${blocks[i % blocks.length]}`;
    out.push(block);
    size += Buffer.byteLength(block) + 2;
  }
  return `${out.join('\n\n')}\n`;
}
