import { writeFileSync } from 'node:fs';
import { CONFIG_FILE } from '../engine/config/types.ts';
import { PROFILES } from '../rule/profile.ts';
import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { firstLineOf, localized, userError } from './say.ts';

/** `newsproof init`: writes a configuration file to start from into the working folder. Never over one that is there. */
export function init({ operands }: Args, { out, locale }: RunContext): number {
  if (operands.length > 0) throw userError('needs-argument', { usage: 'newsproof init' });
  try {
    writeFileSync(CONFIG_FILE, TEMPLATE[locale], { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? userError('config-exists', { path: CONFIG_FILE }) : userError('cannot-write', { reason: code ?? firstLineOf(error) });
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

# 在别的配置的基础上：文件，或自带的 newsproof:xinhua 等；本文件优先
extends:
  # - ../本社.newsproof.yaml

# 只对部分稿件生效；后面的优先
overrides:
  # - files: [国际/, "*-通稿.txt"]
  #   profile: newspaper
  #   rules: { names: error }

# 不检查的稿件
ignore:
  # - 存档/

# 放行哪些地区的译名和说法：TW、HK、SG 等
region:

# 提示用的语言：zh | en | auto（不写则看编辑器或命令行）
language:

# 差错率怎样计：默认按《报纸编校差错率计算方法》
errorRate:
  # weights: { punct: 0.1, names/typo: 2 }
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

# What this builds on: files, or a built-in pack such as newsproof:xinhua; this file wins
extends:
  # - ../house.newsproof.yaml

# For some of the drafts only; later ones win
overrides:
  # - files: [world/, "*-wire.txt"]
  #   profile: newspaper
  #   rules: { names: error }

# Drafts that are not checked
ignore:
  # - archive/

# Regions whose spellings and terms are let pass: TW, HK, SG …
region:

# Language of the messages: zh | en | auto (nothing: as the editor or the command line has it)
language:

# How the error rate is counted: by default as the official method for newspapers says
errorRate:
  # weights: { punct: 0.1, names/typo: 2 }
`,
} as const;
