import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix } from '../../rule/rule.ts';
import { allBut, pair } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import { type HanGap, hanGaps } from './lib/han-gaps.ts';

export const betweenHan = defineRule<Message>({
  meta: {
    id: 'space/between-han',
    title: { zh: '汉字之间的空格', en: 'Blanks between Han characters' },
    rationale: {
      zh: '句子里的汉字之间不空格。从版面上复制的稿子把字距变成空格，切断词语和人名；也可能是丢了一个逗号。',
      en: 'No blank stands between the characters of a sentence. Text copied from a laid-out page turns spacing into blanks, which cut words and names; or a comma was lost.',
    },
    source: 'W3C clreq；GB/T 14706—1993 接排',
    severity: 'warning',
    fixable: 'safe',
    messages: {
      word: { zh: '词语中间不应有空格：{here}', en: 'A blank inside a word: {here}' },
      sentence: {
        zh: '{here}：句子里汉字之间有空格，是多余的空格，还是丢了标点？',
        en: 'A blank inside a sentence, {here}: is it one too many, or was a mark lost?',
      },
    },
    options: {},
    examples: [
      { bad: '航道拓宽工程进展顺⟦ →⟧利，渡轮已经复航。' },
      { bad: '新⟦ →⟧加⟦ →⟧坡与朝⟦ →⟧鲜的代表团先后抵达。', note: '字距变成的空格' },
      { bad: '港务局说，工⟦ →⟧程将在秋天完⟦ →⟧工。' },
      { bad: '代表团抵达以后⟦ ⇢⟧双方同意继续磋商。', note: '也可能是丢了逗号，由编辑决定' },
      { bad: '他提到⟦ ⇢⟧渡轮复航以来的客流，票价不变。' },
      { bad: '外交部发言人谈美国总统特朗⟦ →⟧普来访', note: '标题里只报被切断的名称' },
      { bad: '“海⟦ ⇢⟧鹰”号渡轮与“快速⟦ ⇢⟧救生艇”会合，共同⟦ ⇢⟧的目标是复航。', note: '引号里被切断的词' },
      { bad: '报道⟦ ⇢⟧说，新船（船⟦ ⇢⟧号海鹰）从省道驶来，（海上⟦ ⇢⟧观察）栏目随行。' },
      { good: '渡轮复航 票价不变', note: '标题里的空格代替标点' },
      { good: '（记者 林一帆 周敏）渡轮12日复航，票价不变。', note: '记者姓名' },
      { good: '渡轮驶出港湾，两岸灯火通明。新华社记者 鞠 鹏摄', note: '摄影署名，两个字的名字中间加空格' },
      { good: '本报记者白一帆报道 渡轮12日复航，票价不变。' },
      { good: '与会的有张明 李丽 王小川 赵云飞，会议由港务局主持。', note: '名单' },
      { good: '他写道：“朝辞白帝彩云间 千里江陵一日还。”', note: '诗' },
      { good: '请看《权威访谈：谋发展 启新篇》，详情见@港务局 微博。' },
      { good: '报纸以《渡轮复航 票价不变》为题报道，口号是“乘风破浪 再创佳绩”。', note: '书名号、引号里的标题和口号' },
      { good: '中共中央办公厅 国务院办公厅印发通知，要求各地做好准备。', note: '联合发文的机关' },
      { good: '新华社电 渡轮12日复航，票价不变。', note: '电头后的空格' },
      { good: '渡轮驶出港湾（新华社 资料照片），船长（周 文）在岸边送行。', note: '图片来源、两个字的姓名' },
      { good: '姓名　年龄　职务', note: '表头' },
      { good: '床前明月光 疑是地上霜，举头望明月 低头思故乡。' },
      { good: '中国北京市 海淀区 中关村大街' },
    ],
  },
  kinds: allBut('cell', 'byline', 'credit', 'furniture'),
  triggers: [pair(Class.Blank, Class.Han)],
  passage(p, { lexicon }) {
    const gaps = hanGaps(p, lexicon);
    return gaps.length > 0 ? { findings: gaps.map(toFinding) } : NOTHING;
  },
});

type Message = 'word' | 'sentence';

function toFinding({ start, end, cutsWord, mayBeComma }: HanGap): Finding<Message> {
  const range = { start, end };
  const fixes: Fix[] = [remove(range, { title: { zh: '删去空格', en: 'Delete the blank' }, safety: cutsWord ? 'safe' : 'review' })];
  if (mayBeComma) fixes.push(replace(range, '，', { title: { zh: '改为逗号', en: 'Change to a comma' } }));
  return cutsWord ? { message: 'word', range, fixes } : { message: 'sentence', range, fixes, severity: 'information' };
}
