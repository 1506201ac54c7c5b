import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { allBut, pair } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { seamAt } from '../../text/passage.ts';
import { inSource } from '../lib/blanks.ts';
import { latinGaps, tightLatin } from './lib/latin-gaps.ts';

export const latinHan = defineRule<Message, never, LatinHanOptions>({
  meta: {
    id: 'space/latin-han',
    title: { zh: '西文与汉字之间的空格', en: 'Blanks between Latin letters and Han characters' },
    rationale: {
      zh: '西文与汉字之间的间隙由排版产生，新闻稿里不打空格；科技博客的体例则要打一个。按体例统一，读起来才整齐。',
      en: 'The gap between Latin letters and Han characters is a matter of layout and news copy types none; the style of technical blogs wants one. One style makes an even page.',
    },
    source: 'CY/T 154—2017；W3C clreq',
    severity: 'information',
    fixable: 'safe',
    messages: {
      blank: { zh: '西文与汉字之间不空格：{here}', en: 'No blank between Latin letters and Han characters: {here}' },
      missing: { zh: '西文与汉字之间应有空格：{here}', en: 'A blank belongs between Latin letters and Han characters: {here}' },
    },
    options: { blank: 'profile' },
    optionDocs: {
      blank: {
        what: {
          zh: '汉字与字母之间：profile 按体例，none 不空，one 空一格，keep 不管',
          en: 'Between a Han character and a Latin letter: as the profile says, no blank, one blank, or as it is (keep)',
        },
        values: ['profile', 'none', 'one', 'keep'],
      },
    },
    examples: [
      { bad: '使用⟦→ ⟧GitHub⟦→ ⟧登录后即可下载，支持⟦→ ⟧iOS⟦→ ⟧和安卓。', profile: 'tech-blog' },
      { bad: '使用⟦ →⟧GitHub⟦ →⟧登录后即可下载。', options: { blank: 'none' } },
      { good: '使用GitHub登录，也可用 Gitee 登录。', note: '新华社体例默认不查' },
      { good: '使用 GitHub 登录（支持 iOS、Android），“Windows”系统除外。', profile: 'tech-blog', note: '全角标点旁不空格' },
      { good: '运行 `npm i` 后打开 [Node 主页](https://nodejs.org/zh下载)。', language: 'markdown', profile: 'tech-blog', note: '代码和链接' },
      { good: '气温35℃，湿度40%，比去年高5%左右。', profile: 'tech-blog', note: '百分号和度数' },
      { good: '新华社电 APEC会议开幕，与会者登上 Ocean Star 号。', options: { blank: 'keep' } },
      { good: '本次大会的主题是\nAndroid 和\n安卓。', profile: 'tech-blog', note: '换行处要先接排' },
      { good: '渡轮复航 APEC会议开幕', options: { blank: 'none' }, note: '标题里的空格' },
    ],
  },
  kinds: allBut('cell', 'byline', 'credit', 'furniture'),
  // Latin letters with a Han character or a blank beside them
  triggers: [pair(Class.Latin, Class.Han | Class.Blank), pair(Class.Han | Class.Blank, Class.Latin)],
  passage(p, { options, profile }) {
    const style = options.blank === 'profile' ? (profile.hanLatinBlank === 'one' ? 'one' : 'keep') : options.blank;
    if (style === 'keep' || !(p.classes & Class.Han)) return NOTHING;
    const findings: Finding<Message>[] = [];
    if (style === 'one') {
      for (const at of tightLatin(p.text)) if (!seamAt(p, at)) findings.push(toFinding('missing', at, at));
    } else for (const g of latinGaps(p)) if (!inSource(p, g) && !isAt(p.text, g.start, Class.Suspect)) findings.push(toFinding('blank', g.start, g.end));
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'blank' | 'missing';
interface LatinHanOptions {
  /**
   * What stands between a Han character and a Latin letter. `profile`: a blank where the house style wants one; a style
   * without blanks is not enforced by itself, since copy may quote how a brand is set.
   */
  readonly blank: 'profile' | 'none' | 'one' | 'keep';
}

function toFinding(message: Message, start: number, end: number): Finding<Message> {
  const edits = [{ start, end, text: message === 'blank' ? '' : ' ' }];
  const title = message === 'blank' ? { zh: '删去空格', en: 'Delete the blank' } : { zh: '加一个空格', en: 'Insert a blank' };
  return { message, range: { start, end }, fixes: [{ title, safety: 'safe', edits }] };
}
