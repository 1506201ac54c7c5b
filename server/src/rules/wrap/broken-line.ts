import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import type { Seam } from '../../text/passage.ts';
import { isPageNumber } from '../../text/running-head.ts';
import { cutsToken, type SeamMessage, seamFindings } from './lib/seams.ts';

/** A line end inside a sentence: the paragraph goes on behind it. */
export const brokenLine = defineRule<Message>({
  meta: {
    id: 'wrap/broken-line',
    title: { zh: '句中断行', en: 'Line broken inside a sentence' },
    rationale: {
      zh: '从版面或网页上复制下来的稿子，行尾往往变成了回车甚至空行，一句话被断成两段。接排之后，人名、数字和引号才能连起来查对。',
      en: 'Copy taken from a page keeps its line ends as breaks, so that a sentence falls into two paragraphs. Only joined text can be checked for names, figures and quotation marks.',
    },
    source: 'GB/T 14706—1993 接排',
    severity: 'error',
    fixable: 'safe',
    messages: {
      sentence: { zh: '{here}断成两行，应当接排', en: '{here} is broken inside a sentence; join the two lines' },
      fullLine: {
        zh: '{here}：这一行是排满的，下一行不像段首，可能应当接排',
        en: '{here}: this line is full and the next does not look like the first of a paragraph; they may belong together',
      },
      page: { zh: '句子被{zh}{over}隔断，应当接排', en: 'The {en} {over} stands inside a sentence; join the lines' },
      doubtful: { zh: '{here}可能是句中断行，请看是否接排', en: '{here} may be broken inside a paragraph; see whether to join the two lines' },
      unmarked: { zh: '{here}：行尾没有句末点号，请看句子是否断在这里', en: '{here}: no final mark ends the line; see whether its sentence is cut here' },
    },
    options: {},
    examples: [
      { bad: '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平⟦\n\n→⟧稳，防汛物资已经全部到位。\n' },
      { bad: '她在会后接受采访时说，新线开通以后，从城东到机场只需要四十分钟，沿途九个站点都设有无障碍电梯，⟦\n→⟧老人和带孩子的乘客出行会方便很多。\n' },
      {
        bad: '全市重点项目建设提速，一季度规模以上工业企业研发投入增加，创新能⟦\n\n12\n\n⇢⟧力持续提升，其中高技术制造业表现突出。\n',
        note: '页码夹在句子中间，接排时删去',
      },
      {
        bad: '码头今年春天翻修一新。候船大厅里摆满了居民送来的鲜花⟦\n\n⟧渡轮每天往返四班，票价三十元，乘客可以在码头购票。\n',
        note: '行尾没有句末点号：漏了点号还是断了句子，请编辑看',
      },
      {
        good: '码头今年春天翻修一新。候船大厅里摆满了鲜花\n\n渡轮每天往返四班。票价是三十元，老人和孩子都是半价\n\n沿线的渔村热闹起来。游客比去年多了一倍\n\n船长开了三十年船。他说从没见过这么多人，也没见过这么好的天气\n\n学校组织学生登船\n\n傍晚的岸边坐满了人。孩子们在沙滩上奔跑\n\n渡口的灯亮起来。最后一班船靠岸了\n',
        note: '通篇不用句末点号，是作者的习惯',
      },
      { good: '他说，围绕重点项目建设，全市今年上半年新增\n\n12\n\n家企业，比上年同期多两成。\n', note: '独占一行的数字是正文里的数' },
      {
        good: '为迎接游园会，老城三条街提前亮灯\n\n市园林局昨天说，今年的游园会将于月底开幕，老城三条主要街道的灯饰已经提前点亮。\n',
        note: '小标题没有句末点号',
      },
      { good: '两国教育部门当天发表联合声明。声明全文如下：\n\n双方同意扩大留学生交流规模，并在五年内互设十个语言中心。\n', note: '冒号后面是文件正文' },
      { good: '青山一道送归船\n细雨无声入稻田\n老屋门前三棵柳\n年年替我问平安\n', note: '诗行' },
      { good: '本报驻沪记者 陈一鸣\n\n第七届河口湿地论坛昨天在崇明闭幕，来自十二个国家的专家交流了候鸟保护的经验。\n', note: '记者署名独占一行' },
    ],
  },
  triggers: [has('seams', 'after')],
  passage(p) {
    const findings = seamFindings(p, describe);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'sentence' | 'fullLine' | 'doubtful' | 'unmarked' | 'page';

const LINE: Readonly<Record<Exclude<Message, 'page'>, SeamMessage<Message>>> = {
  sentence: { message: 'sentence' },
  fullLine: { message: 'fullLine', severity: 'information' },
  doubtful: { message: 'doubtful', severity: 'information' },
  unmarked: { message: 'unmarked', severity: 'hint' },
};
/** What page edges are called, and what they say. */
function pageEdges(over: readonly string[]): Readonly<Record<string, string>> {
  const numbers = over.every((s) => isPageNumber(s) || /^\d+$/.test(s));
  return { ...(numbers ? { zh: '页码', en: 'page number' } : { zh: '版面文字', en: 'page furniture' }), over: over.map((s) => `“${s}”`).join('') };
}

function describe(s: Seam): SeamMessage<Message> | undefined {
  if (s.reason === 'dateline' || cutsToken(s)) return undefined;
  if (s.certainty === 'unlikely') return LINE.unmarked;
  if (s.over) return { message: 'page', data: pageEdges(s.over) };
  const message = s.certainty === 'doubtful' ? 'doubtful' : s.reason === 'full-line' ? 'fullLine' : 'sentence';
  return LINE[message];
}
