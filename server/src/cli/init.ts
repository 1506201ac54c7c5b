import { writeFileSync } from 'node:fs';
import { PROFILES } from '../rule/profile.ts';
import type { Args } from './args.ts';
import type { Context } from './context.ts';
import { localized, reasonOf, userError } from './say.ts';
import { CONFIG_FILE } from './setup.ts';

/** `newsproof init`: writes a configuration file to start from into the working folder. Never over one that is there. */
export function init({ operands }: Args, { out, locale }: Context): number {
  if (operands.length > 0) throw userError('needs-argument', { usage: 'newsproof init' });
  try {
    writeFileSync(CONFIG_FILE, TEMPLATE[locale], { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? userError('config-exists', { path: CONFIG_FILE }) : userError('cannot-write', { reason: code ?? reasonOf(error) });
  }
  out.write(`${localized('config-written', { path: CONFIG_FILE })[locale]}\n`);
  return 0;
}

const profiles = Object.keys(PROFILES).join(' | ');

const TEMPLATE = {
  zh: `# 新闻校样的配置：对本文件夹及其子文件夹中的稿件生效。
# 体例：${profiles}
profile: xinhua

# 规则或规则组的级别：off | hint | information | warning | error
# 全部规则：newsproof rules
rules:
  # space: off
  # names/variant: error

# 本单位的词库（YAML 或 TSV），后面的优先
lexicons:
  # - lexicon.yaml
`,
  en: `# Newsproof configuration: applies to the drafts in this folder and below.
# House style: ${profiles}
profile: xinhua

# Level of a rule or group: off | hint | information | warning | error
# All rules: newsproof rules
rules:
  # space: off
  # names/variant: error

# Lexicons of the house (YAML or TSV); later ones win
lexicons:
  # - lexicon.yaml
`,
} as const;
