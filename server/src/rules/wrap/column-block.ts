import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import { ALL_OF_COLUMN } from './lib/seams.ts';

/** A run of lines set to one width: reported once, at its top. */
export const columnBlock = defineRule({
  meta: {
    id: 'wrap/column-block',
    title: { zh: '整栏照版面断行', en: 'Printed column' },
    rationale: {
      zh: '这些行宽窄一致，是照报纸一栏的宽度断开的。行与行之间的空行不是分段，要按段落接排。',
      en: 'These lines have the width of a newspaper column. The blank lines between them do not part paragraphs; the text has to be joined again.',
    },
    source: 'GB/T 14706—1993 接排',
    severity: 'warning',
    fixable: 'review',
    messages: {
      block: {
        zh: '从这里起是照栏宽断行的文字：每行约{cells}字，共{lines}行，应接排为{paragraphs}段',
        en: 'Text broken to a column of about {cells} characters begins here: rejoin {lines} lines into {paragraphs} paragraphs',
      },
      interleaved: {
        zh: '从这里起{lines}行像是左右两栏的文字逐行相间，接排会串文，请照版面重新取稿',
        en: 'From here {lines} lines of two columns seem to follow in turn; joining them would mix two texts: copy each column by itself',
      },
      abreast: {
        zh: '从这里起{lines}行是左右两栏并排的文字，接排会串文，请分栏重新取稿',
        en: 'From here {lines} lines hold two columns side by side; joining them would mix two texts: copy each column by itself',
      },
    },
    options: {},
    examples: [
      {
        bad: '⟦河口湿地的候鸟今年来得比往年早。保护⟧\n\n区管理站的巡护员十月初就在芦苇荡边上记\n\n录到第一批赤麻鸭，比去年提前了九天。\n\n站长说，这同入秋以后北方连续降温有\n\n关，也同湿地补水工程上个月按期完工分不\n\n开。补水以后，浅滩面积扩大了三成，鱼虾和\n\n水草都多了起来，鸟群有了落脚觅食的地方。\n\n巡护队准备在月底前再修一座观鸟亭。\n',
        note: '每行后面都有空行',
      },
      {
        bad: '⟦河口湿地的候鸟今年来得比往年早。保护        老码头的修缮本月完工，栈桥换上了防腐⟧\n区管理站的巡护员十月初就在芦苇荡边上记      木，两侧加装了扶手，傍晚来散步的人比\n录到第一批赤麻鸭，比去年提前了九天。        夏天多了一倍。管理处说，栈桥一次最多\n站长说，这同入秋以后北方连续降温有关。      站两百人，节假日要分批放行。\n',
        note: '两栏并排，不能接排',
      },
      {
        good: '第一名 红旗中学\n\n第二名 育才中学\n\n第三名 长江中学\n\n第四名 实验中学\n\n第五名 十一中学\n\n第六名 河滨中学\n\n第七名 铁路中学\n',
        note: '名单',
      },
      {
        good: '山雨欲来风满楼。\n\n江船夜泊火初收。\n\n渔人不解秋声苦。\n\n犹把长竿钓白鸥。\n\n岸上谁家灯未灭。\n\n隔窗人影对床愁。\n\n明朝又是天涯路。\n\n一片归心入棹讴。\n',
        note: '每行都是一句的诗',
      },
    ],
  },
  triggers: [has('column')],
  passage(p) {
    const { column } = p;
    if (column?.tangled && column.lines >= FEWEST_TANGLED) {
      return { findings: [{ message: column.tangled, range: { start: 0, end: p.text.length }, data: { lines: String(column.lines) } }] };
    }
    if (!column || column.tangled || column.lines < FEWEST_LINES || column.paragraphs >= column.lines) return NOTHING;
    const data = { cells: String(Math.round(column.width / 2)), lines: String(column.lines), paragraphs: String(column.paragraphs) };
    // The fix is each line end's own; joining all at once is offered here too, where the block is reported.
    return {
      findings: [{ message: 'block' as const, range: { start: 0, end: p.seams[0]?.at ?? p.text.length }, data, offers: [ALL_OF_COLUMN], ofColumn: true }],
    };
  },
});

/** Fewer printed lines are reported line by line only. */
const FEWEST_LINES = 6;
/** … and of two columns in one text. */
const FEWEST_TANGLED = 4;
