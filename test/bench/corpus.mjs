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

/**
 * A text with next to no findings, for measuring keystrokes: sentences with two characters in each clause put in by chance, so
 * that none stands twice. Figures stay as they are: a random date is an impossible one.
 */
export function makeCleanText(bytes) {
  const sample = readFileSync(new URL('../../samples/03-通稿.txt', import.meta.url), 'utf8');
  const prose = sample.split(/\n+/).filter((b) => b.length > 30 && !/日电|[“”（]/.test(b));
  const sentences = prose.flatMap((b) => b.split(/(?<=。)/));
  const characters = [...new Set(prose.join('').match(/[\u4e00-\u9fff]/g))];
  const next = random(5);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const vary = (clause) => {
    const at = 1 + Math.floor(next() * (clause.length - 2));
    const near = clause.slice(Math.max(0, at - 2), at + 3);
    const fresh = characters.filter((c) => !near.includes(c));
    const first = pick(fresh);
    return clause.slice(0, at) + first + pick(fresh.filter((c) => c !== first)) + clause.slice(at + 1);
  };
  const out = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const three = [pick(sentences), pick(sentences), pick(sentences)].map((s) => s.replace(/[\u4e00-\u9fff]{4,}/g, vary));
    const block = `第${i + 1}段：${three.join('')}`;
    out.push(block);
    size += Buffer.byteLength(block) + 2;
  }
  return `${out.join('\n\n')}\n`;
}
