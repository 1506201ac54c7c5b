/** What rules rest on, in English: phrases of `RuleMeta.source`. Numbers of standards and 《titles》 stay. */
const PHRASES: Readonly<Record<string, string>> = {
  '新闻稿核对惯例：引述须有出处': 'practice of checking copy: what is quoted has a source',
  '报纸编校质量差错率计算办法：标题差错加倍': 'Method of counting the errors of newspapers: errors in headlines count double',
  '报纸编校质量差错率计算办法：逻辑性差错': 'Method of counting the errors of newspapers: errors of logic',
  '报纸编校质量差错率计算办法：事实性差错': 'Method of counting the errors of newspapers: errors of fact',
  '历次党代会、中央全会文件': 'documents of party congresses and plenary sessions',
  国务院机构改革方案: 'plans for reforming the bodies of the State Council',
  '国务院、民政部关于行政区划变更的批复': 'approvals of changes of administrative divisions',
  '现代汉语八百词（名词、量词配合表）': '800 Words of Contemporary Chinese (table of nouns and measure words)',
  新闻报道中的通行次序: 'the order in use in news reports',
  '国家法律法规数据库（题名）': 'National Database of Laws and Regulations (titles)',
  词表据: 'word list of ',
  词与词的搭配据: 'pairs of words from ',
  词频据: 'frequencies from ',
  序次语: 'ordinal words',
  '现代汉语语法：句式杂糅、成分残缺': 'grammar of contemporary Chinese: blended constructions, missing parts',
  '新华社采编规范：译名、机构名首次出现用全称': 'Xinhua’s rules of editing: full names of persons and bodies at first mention',
  '新华社采编规范：译名首次出现用全名': 'Xinhua’s rules of editing: full names at first mention',
  新华社新闻信息报道中的禁用词和慎用词: 'Xinhua’s list of words that are banned or used with care',
  新华社国际新闻译名与称谓惯例: 'Xinhua’s usage of names and titles in international news',
  新华社国际新闻用语惯例: 'Xinhua’s usage in international news',
  新华社电头体例: 'Xinhua’s form of datelines',
  新华社译名室: 'Xinhua’s office for names in translation',
  '人民日报、新华社用字惯例': 'usage of the People’s Daily and Xinhua',
  新闻稿署名通例: 'usage of bylines in news copy',
  新闻稿电头通例: 'usage of datelines in news copy',
  现代汉语实词搭配: 'collocations of contemporary Chinese',
  出版物数字用法惯例: 'usage of numbers in print',
  出版物校对惯例: 'practice of proofreading',
  报纸编校惯例: 'practice of newspaper desks',
  校对常见差错: 'slips that proofreaders often meet',
  第一批异形词整理表: 'First Table of Variant Word Forms',
  '《现代汉语词典》': 'Contemporary Chinese Dictionary',
  现代汉语词典: 'Contemporary Chinese Dictionary',
  各国机构译名: 'names of foreign institutions',
  词库任期: 'terms of office in the lexicon',
  词库用语组: 'groups of terms in the lexicon',
  词库: 'the lexicon',
  停顿的层次: 'levels of pauses',
  局部体例一致: 'one form within one text',
  通用类别: 'general categories',
  规范分解: 'canonical decomposition',
  私用区: 'private use area',
  另起段: 'new paragraph',
  接排: 'run on',
  转移: 'move',
  删除: 'delete',
  附录: 'Annex ',
};
const MARKS: Readonly<Record<string, string>> = { '；': '; ', '，': ', ', '、': ', ', '：': ': ', '（': ' (', '）': ')' };

/** What a rule rests on, in the language of the messages. @param source as the rule names it, in Chinese */
export function sourceIn(source: string, language: 'zh' | 'en'): string {
  if (language === 'zh') return source;
  let text = source;
  // Longer phrases stand before those they hold.
  for (const [zh, en] of Object.entries(PHRASES)) text = text.replaceAll(zh, en);
  return text.replace(/[；，、：（）]/g, (m) => MARKS[m] ?? m);
}
