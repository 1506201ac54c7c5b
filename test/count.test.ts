import { expect, test } from 'vitest';
import { countCharacters } from '../server/src/text/count.ts';

test.each([
  ['', 0],
  ['渡轮复航。', 5],
  ['渡轮 复航\n\n　　首班七点', 8],
  // A run of letters and figures is one word, with the marks in it.
  ['增长3.5%，', 4],
  ['G20峰会', 3],
  ['COVID-19疫情', 3],
  ['New York Times', 3],
  ['it’s', 3], // the curly mark is set as a Chinese one
  ["it's", 1],
  ['1,234.5万元', 3],
  ['2019年2月28日', 6],
  // Full-width figures stand in a square each.
  ['２０１９年', 5],
  // Marks: each one, …… and —— are two.
  ['“好……”他说——', 9],
  ['中国,美国', 5],
  ['中国, 美国', 5],
  ['让·克洛德', 5],
  // One character of two units is one; what is not seen is none.
  ['𠮷林😀', 3],
  ['A\u200bB中\ufeff文\u00ad', 3],
  ['葛\u{e0100}城', 2],
  ['中\ufe00文', 2],
  ['\ufffc看\ufffc图', 2],
  ['Владимир Путин', 2],
  ['Beyoncé́ 来了', 3],
  ['カラオケ 한국', 6],
])('%j has %i characters', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});

test('marks of Markdown count nothing in a source, and as marks elsewhere', () => {
  expect(countCharacters('## 渡轮**复航**\n\n> 首班七点\n\n* A线 `#1`', true)).toBe(11);
  expect(countCharacters('渡轮**复航**')).toBe(8);
});

test('text and text behind a blank add up', () => {
  const parts = ['渡轮', '3.5%', '，', '《A Day》', '😀'];
  for (const a of parts) for (const b of parts) expect(countCharacters(`${a} ${b}`)).toBe(countCharacters(a) + countCharacters(b));
});
