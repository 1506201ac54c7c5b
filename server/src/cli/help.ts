import { PROFILES } from '../rule/profile.ts';
import type { CommandName } from './args.ts';
import { SHEET_FORMATS } from './diff.ts';
import { DRAFTS } from './find-files.ts';
import { FORMATS } from './report/index.ts';
import { SEVERITIES } from './report/report.ts';
import type { Locale } from './say.ts';

const formats = FORMATS.join('|');
const sheets = SHEET_FORMATS.join('|');
const severities = [...SEVERITIES].reverse().join('|');
const profiles = Object.keys(PROFILES).join('|');
const extensions = DRAFTS.map((e) => `.${e}`).join(' ');

const USAGE = `newsproof check [--format ${formats}] [--profile P] [--config F] [--rule ID|GROUP]... [--min-severity S]
                [--max-warnings N] [--max-error-rate N] [--stdin [--stdin-filename F]] [--stdin-ndjson]
                [--jobs N] [--cache [--cache-location F]] [--] PATH...
newsproof fix   [--review] [--dry-run] [--stdout] [--rule ID|GROUP]... [--profile P] [--config F] [--stdin …] PATH...
newsproof diff  [--format ${sheets}] [--profile P] [--config F] OLD NEW
newsproof rules [--format text|json]
newsproof explain RULE|GROUP
newsproof config --print FILE
newsproof init
newsproof lexicon test FILE... [--over PATH]...
newsproof import [-o FOLDER | --stdout] [--force] FILE...
newsproof export [-o FILE] [--force] DRAFT ORIGINAL
newsproof lsp --stdio
newsproof mcp`;

const TEXT = {
  zh: `新闻校样：检查中文新闻稿

用法
${indent(USAGE)}

PATH 是文件、文件夹或通配符；文件夹里检查 ${extensions}
export 把导入的稿件 DRAFT 的改动写成 ORIGINAL（原来的 .docx）副本里的修订；
写好的再读一遍，与稿件不同而批注没有说到的列出来，退出码为1
OLD、NEW 是一篇稿子改前、改后的两份，其中一份可以是 -（标准输入）；diff 列出改了哪里、依的哪条规则，有改动退出码为1

选项
  --format F           输出格式：${formats}（默认 stylish）
  --profile P          体例：${profiles}
  --config F           配置文件（默认：稿件所在文件夹往上最近的 .newsproof.yaml）
  --rule ID|GROUP      只用这些规则，可重复
  --min-severity S     ${severities}（默认 warning）：低于此级别的不影响退出码
  --max-warnings N     容许 N 个警告
  --stdin              从标准输入读稿；--stdin-filename F 给出它的文件名
  --stdin-ndjson       从标准输入逐行读 {"id":…,"text":"…"}，每篇输出一行 JSON，次序不变，要读多久都行
  --max-error-rate N   差错率不超过每万字 N 个即为合格（报纸的标准是3），有没有问题不再影响退出码
  --jobs N             文件多时用 N 个线程同时检查，结果和次序不变
  --cache              没有变的文件用上次的结果；--cache-location F 指定存在哪里（默认 .newsproof-cache）
  --review             连同每个问题的首个须确认的修复一起应用
  --dry-run            只显示会改什么
  --stdout             把修复后（或导入）的文稿写到标准输出，不写文件
  -o, --output FOLDER  import 把 .docx、.html、.pdf 导入成的 .md 写到这个文件夹（默认与原文件同一文件夹）；
                       export 写到这个文件（默认“原文件名-修订.docx”）
  --force              import、export 覆盖已有的文件
  --over PATH          列出词库在这些稿件中的每处命中和每万字命中数，可重复
  --language zh|en     提示语言（默认看 LANG，否则中文）
  --help  --version

退出码：0，没有达到 --min-severity 的问题；1，有问题；2，失败（用法不对、文件读不了、程序出错）
`,
  en: `Newsproof: proofreads Chinese news drafts

Usage
${indent(USAGE)}

PATH: files, folders or globs; in folders ${extensions}
export writes what was changed in the imported DRAFT as tracked changes into a copy of ORIGINAL, the .docx that it came from;
the copy is read again, and where it is not the draft and no comment says so, that is told, with exit code 1
OLD, NEW: two states of a draft, one of which may be - (standard input); diff lists what was changed and which rule speaks
for it, with exit code 1 if anything was

Options
  --format F           output: ${formats} (default stylish)
  --profile P          house style: ${profiles}
  --config F           configuration file (default: the nearest .newsproof.yaml above the draft)
  --rule ID|GROUP      only these rules; may be repeated
  --min-severity S     ${severities} (default warning): what lies below does not count for the exit code
  --max-warnings N     tolerates N warnings
  --stdin              reads a draft from standard input; --stdin-filename F names it
  --stdin-ndjson       reads {"id":…,"text":"…"} from standard input, one article a line, and answers each with a line of
                       JSON, in the same order, for as long as they come
  --max-error-rate N   passes up to N errors per 10,000 characters (the standard for newspapers is 3); findings as such
                       do not count for the exit code then
  --jobs N             checks many files in N threads; results and their order are the same
  --cache              takes the last results of files that have not changed; --cache-location F says where they are
                       kept (default .newsproof-cache)
  --review             also applies the first fix to review of each finding
  --dry-run            only shows what would change
  --stdout             writes the repaired (or imported) draft to standard output and no file
  -o, --output FOLDER  import writes the .md that it makes of a .docx, .html or .pdf to this folder (default: beside it);
                       export writes to this file (default: ORIGINAL with -tracked in its name)
  --force              import and export replace files that are there
  --over PATH          shows every hit of the lexicon in these drafts, and hits per 10,000 characters; may be repeated
  --language zh|en     language of messages (default: by LANG, else Chinese)
  --help  --version

Exit code: 0 nothing at or above --min-severity, 1 findings, 2 failure (usage, unreadable file, crash)
`,
} as const;

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** The help of all commands, or the usage of one with the options. */
export function help(_command: CommandName | undefined, locale: Locale): string {
  return TEXT[locale];
}
