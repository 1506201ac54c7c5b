import { NOTHING } from '../../rule/nothing.ts';
import { defineRule } from '../../rule/rule.ts';
import { has } from '../../rule/triggers.ts';
import type { Seam } from '../../text/passage.ts';
import { type SeamMessage, seamFindings } from './lib/seams.ts';

/** A line end between the dateline and the reporters or the lead, which run on in one line. */
export const hardBreakAfterDateline = defineRule<'broken'>({
  meta: {
    id: 'wrap/hard-break-after-dateline',
    title: { zh: '电头后换行', en: 'Line end after the dateline' },
    rationale: {
      zh: '电头、记者名和导语是连着排的；中间换行，电头就成了孤零零的一行，程序也认不出记者和日期。',
      en: 'Dateline, reporters and lead are set run in. Parted from them, the dateline stands alone and neither reporters nor date are recognised.',
    },
    source: '新华社电头体例',
    severity: 'warning',
    fixable: 'safe',
    messages: { broken: { zh: '{here}：电头后面不应换行，应当接排', en: '{here}: the text runs on behind the dateline; join the lines' } },
    options: {},
    examples: [
      { bad: '新华社广州3月8日电⟦\n→⟧（记者周行远）华南植物园8日宣布，园内新建的蕨类馆将在清明前向公众开放。\n' },
      {
        bad: '**新华社广州3月8日电**⟦  \n→⟧（记者周行远）华南植物园8日宣布，园内新建的蕨类馆将在清明前向公众开放。\n',
        language: 'markdown',
      },
      { bad: '本报兰州9月2日电⟦\n\n→⟧甘肃省文物局2日说，河西走廊三处烽燧遗址的加固工程已经完工。\n' },
      { good: '新华社北京5月6日电 题：一条老街的早晨\n\n新华社记者林一舟\n\n天刚亮，胡同口的豆浆铺已经排起了队。\n', note: '题后另有记者行' },
      { good: '新华社北京5月6日电（记者林一舟）天刚亮，胡同口的豆浆铺已经排起了队。\n' },
    ],
  },
  triggers: [has('seams', 'after')],
  passage(p) {
    if (p.seams.length === 0 || !(p.seams.some(isBroken) || (p.after && isBroken(p.after)))) return NOTHING;
    return { findings: seamFindings(p, describe) };
  },
});

const BROKEN: SeamMessage<'broken'> = { message: 'broken' };

const isBroken = (s: Seam): boolean => s.reason === 'dateline';
const describe = (s: Seam): SeamMessage<'broken'> | undefined => (isBroken(s) ? BROKEN : undefined);
