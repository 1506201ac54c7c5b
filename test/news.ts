/** A draft as a desk would have it after the last reading: made of sentences that are in order, with places, people and figures put in by chance. */
export interface NewsDraft {
  readonly name: string;
  readonly text: string;
}

const CITIES = ['海州', '临江', '安平', '泉阳', '青原', '兰溪', '云台', '南浦'];
const BODIES = ['市水务局', '市教育局', '市交通运输局', '市图书馆', '市农业农村局', '市文化馆', '市气象台', '市住建局'];
const PEOPLE = ['林小溪', '周行远', '何春生', '陈立平', '许知秋', '高文澜', '郑海平', '沈一舟', '罗松年', '宋明远'];
const POSTS = ['局长', '馆长', '项目负责人', '工程师', '村党支部书记', '社区主任', '研究员', '校长'];
const THINGS = ['渡轮', '水库', '图书馆新馆', '乡村公路', '智慧农场', '社区食堂', '老城区供水管网', '江滨绿道'];
const CROPS = ['水稻', '小麦', '柑橘', '茶叶', '莲藕', '甘蔗'];
const BOOKS = ['《江边的灯》', '《渡口》', '《临江志》', '《云台山居》'];
const VILLAGES = ['石桥村', '柳湾村', '上河村', '枫林村', '白沙村'];

/** {c} city, {b} body, {p} person, {t} post, {x} thing, {f} crop, {k} book, {v} village, {n} a small number, {m} a large one, {%} a share, {w} 万. */
const LEADS = [
  '记者从{c}{b}获悉，{x}工程已全面完工，将于近期投入使用，惠及沿线居民{w}万人。',
  '{c}{x}日前正式启用。作为今年的民生实事项目，工程总投资{w}亿元，历时{n}个月建成。',
  '秋收时节，{c}{v}的{f}迎来丰收，预计总产量达到{m}吨，比上年增长{%}%。',
  '由{c}{b}主办的读书活动启动，{m}名市民报名参加，{k}等{n}种图书受到读者欢迎。',
];
const BODY = [
  '{b}{t}{p}介绍，工程采用了新的施工工艺，工期比原计划缩短{n}个月，节约资金{w}万元。',
  '“以前出门要走{n}公里山路，如今班车开到了家门口。”{v}村民{p}说，村里的{f}当天就能运进城。',
  '在{v}，{f}种植面积已经扩大到{m}亩，{n}家合作社与企业签订了收购合同，户均增收{w}万元。',
  '{p}告诉记者，他在这里工作了{n}年，见证了{c}从一座小城发展成为拥有{w}万人口的城市。',
  '数据显示，前三季度{c}固定资产投资增长{%}%，其中基础设施投资增长{%}%，民间投资占比提高{%}个百分点。',
  '据了解，{x}设有{n}个服务窗口，每天可接待群众{m}人次，老年人和残疾人可以优先办理。',
  '{b}表示，下一步将继续完善配套设施，加强日常巡查和维护，及时回应群众关切，确保工程长期发挥效益。',
  '专家认为，{c}的做法为同类城市提供了经验：既要算经济账，也要算生态账，把好事办好、实事办实。',
  '活动现场，{p}朗读了{k}中的片段。她说，读书让人安静，也让人看见更远的地方。',
  '为了保证供水安全，{b}在{x}沿线安装了{m}个监测点，水质合格率达到{%}%，停水时间大幅减少。',
  '“孩子放学后有了去处，我们上班也安心。”居民{p}说，社区还请来{n}名志愿者辅导作业。',
  '截至目前，全市已建成同类设施{m}处，覆盖{n}个县区，受益群众超过{w}万人。',
  '项目负责人{p}说，施工队伍克服高温和降雨的影响，始终把质量和安全放在第一位。',
  '近年来，{c}坚持绿色发展，先后关停{n}家高耗能企业，森林覆盖率提高到{%}%，空气质量优良天数明显增加。',
  '按照规划，到2027年，{c}将新建改建农村公路{m}公里，实现具备条件的自然村全部通硬化路。',
  '走进{v}，白墙黛瓦的民居错落有致，游客在{f}园里采摘、拍照，农家乐的院子里坐满了人。',
];
const ENDS = [
  '{b}提醒，市民可以通过服务热线和政务服务网了解办理流程，遇到问题及时反映。',
  '{p}说，下一步还要把经验推广到更多乡镇，让更多群众受益。',
  '根据安排，二期工程将于明年开工，计划投资{w}亿元。',
];
const HEADLINES = ['{c}{x}建成启用', '{c}{v}：{f}丰收村民笑', '{c}{x}惠及{w}万居民', '{k}走进{c}社区'];

/** As a small seeded generator of numbers below `most`. */
function below(seed: number): (most: number) => number {
  let s = seed | 0;
  return (most) => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) | 0;
    return (s >>> 8) % most;
  };
}

/**
 * Drafts without findings, the same ones each time: local news in Markdown and plain text, of seven or eight paragraphs with two or three sentences each.
 * @param bytes so many of UTF-8 at least, in all
 */
export function cleanNews(bytes: number): readonly NewsDraft[] {
  const out: NewsDraft[] = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const text = article(below(i + 1), i % 2 === 0);
    out.push({ name: `${String(i + 1).padStart(3, '0')}.${i % 2 === 0 ? 'md' : 'txt'}`, text });
    size += Buffer.byteLength(text);
  }
  return out;
}

function article(next: (most: number) => number, markdown: boolean): string {
  const pick = (list: readonly string[]): string => list[next(list.length)] as string;
  const people = PEOPLE.slice(next(5));
  const city = pick(CITIES);
  const values: Readonly<Record<string, () => string>> = {
    c: () => city,
    b: () => pick(BODIES),
    p: () => people.shift() ?? '工作人员',
    t: () => pick(POSTS),
    x: () => pick(THINGS),
    f: () => pick(CROPS),
    k: () => pick(BOOKS),
    v: () => pick(VILLAGES),
    n: () => String(2 + next(7)),
    m: () => String(120 + next(870)),
    '%': () => `${1 + next(9)}.${1 + next(9)}`,
    w: () => `${2 + next(90)}.${1 + next(9)}`,
  };
  const fill = (template: string): string => template.replace(/\{(.)\}/g, (_, slot: string) => values[slot]?.() ?? '');
  const headline = fill(pick(HEADLINES));
  const day = 2 + next(26);
  const body = [...BODY];
  const paragraphs = [`海州日报${city}6月${day}日电（记者 ${PEOPLE.at(-1)}）${fill(pick(LEADS))}`];
  const sentence = (): string => fill(body.splice(next(body.length), 1)[0] as string);
  for (let k = 4 + next(2); k > 0; k--) paragraphs.push(Array.from({ length: 2 + next(2) }, sentence).join(''));
  paragraphs.push(sentence() + fill(pick(ENDS)));
  return markdown ? `# ${headline}\n\n${paragraphs.join('\n\n')}\n` : `${headline}\n\n${paragraphs.map((p) => `　　${p}`).join('\n')}\n`;
}
