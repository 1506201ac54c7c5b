import { describe, expect, test } from 'vitest';
import { changedNames, type Division, places } from '../server/src/knowledge/places.ts';

const pathsOf = (name: string): string[] => places().named(name).map(pathOf);
const pathOf = ({ name, parent }: Division): string => (parent ? `${pathOf(parent)} ${name}` : name);

describe('administrative divisions', () => {
  test('stand under their city, or under their province where there is none between', () => {
    expect(pathsOf('南明区')).toEqual(['贵州省 贵阳市 南明区']);
    expect(pathsOf('海淀区')).toEqual(['北京市 海淀区']);
    expect(pathsOf('济源市')).toEqual(['河南省 济源市']);
    expect(pathsOf('文昌市')).toEqual(['海南省 文昌市']);
    expect(pathsOf('石河子市')).toEqual(['新疆维吾尔自治区 石河子市']);
    expect(pathsOf('朝阳区')).toEqual(['北京市 朝阳区', '吉林省 长春市 朝阳区']);
    expect(pathsOf('和安县')).toEqual(['新疆维吾尔自治区 和田地区 和安县']);
  });

  test('are no headings, towns and zones of statistics', () => {
    for (const name of ['市辖区', '县', '省直辖县级行政区划', '长安镇', '合肥高新技术产业开发区', '洋浦经济开发区']) expect(pathsOf(name)).toEqual([]);
  });

  test('are found by the longest name', () => {
    const text = '云南省双江拉祜族佤族布朗族傣族自治县';
    expect(places().at(text, 3)?.end).toBe(text.length);
    expect(places().endingAt(text, 3)?.start).toBe(0);
    for (const name of places().autonomous) expect(places().at(name, 0)?.end, name).toBe(name.length);
    expect(places().at('贵阳商会', 0)).toBeUndefined();
    expect(places().endingAt('各省', 2)).toBeUndefined();
  });

  test('are within their parents, old and new', () => {
    const within = (a: string, b: string): boolean => places().isWithin(places().named(a)[0] as Division, places().named(b)[0] as Division);
    expect(within('南明区', '贵州省')).toBe(true);
    expect(within('南明区', '云南省')).toBe(false);
    expect(within('公主岭市', '四平市')).toBe(true);
    expect(within('公主岭市', '长春市')).toBe(true);
  });

  test('counts of them are those of the list', () => {
    expect(places().autonomous.filter((name) => name.endsWith('区'))).toHaveLength(5);
    expect(places().autonomous.filter((name) => name.endsWith('州'))).toHaveLength(30);
    expect(places().autonomous.filter((name) => /[县旗]$/.test(name))).toHaveLength(120);
  });

  // That `now` and the province exist is checked where the table is packed.
  test('have old names of which none is a name of today in the same province, and no two are equal', () => {
    expect(new Set(changedNames()).size).toBe(changedNames().length);
    for (const { was, under, now, into, year } of places().changes.values()) {
      expect(
        pathsOf(was).filter((path) => path.startsWith(under)),
        was,
      ).toEqual([]);
      expect(Boolean(now) !== Boolean(into), was).toBe(true);
      expect(year, was).toBeGreaterThan(1980);
    }
  });
});
