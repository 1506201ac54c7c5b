import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fix } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';

export const runOnCredit = defineRule({
  meta: {
    id: 'dateline/run-on-credit',
    title: { zh: '稿源接排在末句之后', en: 'Source credit glued to the last sentence' },
    rationale: {
      zh: '报纸版面上，稿源（□据某社）常接在末句后面排。作为稿件，它是另一项内容，应另起一行，或写作（据某社）。',
      en: 'A newspaper page sets the source (□据…) behind the last sentence. In copy it is a thing of its own and takes its own line, or stands as （据…）.',
    },
    source: 'GB/T 14706-1993 另起段',
    severity: 'warning',
    fixable: 'safe',
    messages: { glued: { zh: '稿源“{credit}”接在末句后面，应另起一行', en: 'the credit “{credit}” runs on behind the last sentence; give it its own line' } },
    options: {},
    examples: [
      { bad: '大桥通车后，两岸往来只需十分钟。⟦ □→\n\n□⟧据新华社', note: '另起一行；第二个修改写作（据新华社）' },
      { bad: '各方期待谈判早日取得进展。⟦■→\n\n■⟧综合新华社电、《海州日报》' },
      { bad: '他说：“明年还来。”⟦　□→\n\n□⟧本报记者 张晓明' },
      { bad: '洪水正在退去。⟦ 据→\n\n据⟧中新社' },
      { good: '大桥通车后，两岸往来只需十分钟。\n\n□据新华社' },
      { good: '碑文漫漶，末行仅存“太守王□□”。', note: '□是缺字' },
      { good: '请在方框内打钩：□同意。□反对' },
      { good: '洪水正在退去。据新华社报道，水位已降至警戒线以下。' },
      { good: '大桥通车后，两岸往来只需十分钟。（据新华社电）', note: '已是定式' },
    ],
  },
  triggers: [has('endCredit')],
  kinds: ['paragraph', 'item'],
  passage(p) {
    if (!p.endCredit || !(p.classes & Class.Han)) return NOTHING;
    const { credit, gap } = p.endCredit;
    if (p.seams.some((s) => s.at >= gap.start && s.at <= gap.end)) return NOTHING;
    const words = p.text.slice(credit.ornament?.end ?? credit.range.start, credit.range.end).trim();
    const fixes: Fix[] = [
      replace(gap, '\n\n', { title: { zh: '另起一行', en: 'Give it its own line' }, safety: 'safe' }),
      replace({ start: gap.start, end: credit.range.end }, `\n\n（${words}）`, {
        title: { zh: `另起一行，写作（${words}）`, en: `Own line, as （${words}）` },
      }),
    ];
    return {
      findings: [
        {
          message: 'glued',
          range: { start: gap.start, end: credit.range.start + 1 },
          data: { credit: p.text.slice(credit.range.start, credit.range.end) },
          ...(p.kind === 'paragraph' ? { fixes } : {}),
        },
      ],
    };
  },
});
