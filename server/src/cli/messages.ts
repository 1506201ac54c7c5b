import type { Localized } from '../rule/rule.ts';

/** What the command line says, apart from the findings. `{name}` is filled in. */
export const RUN_MESSAGES = {
  // usage
  'unknown-command': { zh: '没有“{name}”这个命令', en: 'unknown command "{name}"' },
  'unknown-option': { zh: '没有“{name}”这个选项', en: 'unknown option "{name}"' },
  'option-elsewhere': { zh: '命令 {command} 没有“{name}”这个选项', en: 'the command {command} has no option "{name}"' },
  'option-needs-value': { zh: '选项“{name}”后面要有值', en: 'option "{name}" needs a value' },
  'option-takes-no-value': { zh: '选项“{name}”不带值', en: 'option "{name}" takes no value' },
  'bad-value': { zh: '选项“{name}”的值“{value}”无效，可用：{known}', en: 'bad value "{value}" of option "{name}"; known: {known}' },
  'bad-number': { zh: '选项“{name}”的值“{value}”应为整数，最小{least}', en: 'option "{name}" needs a whole number of at least {least}, not "{value}"' },
  'unknown-rule': { zh: '没有“{name}”这条规则或规则组，newsproof rules 列出全部', en: 'no rule or group "{name}"; newsproof rules lists them all' },
  'did-you-mean': { zh: '{message}。是不是“{name}”？', en: '{message}. Did you mean "{name}"?' },
  'did-you-mean-check': { zh: '{message}。检查文件请写：newsproof check {name}', en: '{message}. To check a file: newsproof check {name}' },
  'no-paths': { zh: '请给出文件、文件夹或通配符，或用 --stdin', en: 'give files, folders or globs, or --stdin' },
  'stdin-and-paths': { zh: '{name} 不能与文件同时使用', en: '{name} cannot be combined with files' },
  'stdin-filename-alone': { zh: '--stdin-filename 须与 --stdin 或 --stdin-ndjson 同时使用', en: '--stdin-filename goes with --stdin or --stdin-ndjson' },
  'lines-and': { zh: '--stdin-ndjson 不能与 {name} 同时使用', en: '--stdin-ndjson cannot be combined with {name}' },
  'lines-format': { zh: '--stdin-ndjson 只输出 ndjson，不能用 --format {value}', en: '--stdin-ndjson answers in ndjson only, not in --format {value}' },
  'stdout-one-file': { zh: '--stdout 一次只能处理一个文件', en: '--stdout takes exactly one file' },
  'stdout-and-dry-run': { zh: '--stdout 不能与 --dry-run 同时使用', en: '--stdout cannot be combined with --dry-run' },
  'needs-argument': { zh: '用法：{usage}', en: 'usage: {usage}' },
  'see-help': { zh: '用法见 newsproof --help', en: 'see newsproof --help' },
  'bad-rate': { zh: '选项“{name}”的值“{value}”应为数字，最小0', en: 'option "{name}" needs a number of at least 0, not "{value}"' },
  'cache-location-alone': { zh: '--cache-location 须与 --cache 同时使用', en: '--cache-location goes with --cache' },
  'cache-unkeyed': {
    zh: '没有使用缓存：本机密钥 {path} {message}；检查结果不受影响',
    en: 'no cache is used: the key of this machine, {path}, {message}; the results stand',
  },
  'key-exposed': { zh: '别人也能读写，请删掉它', en: 'is open to others, remove it' },
  'key-damaged': { zh: '已损坏，请删掉它', en: 'is damaged, remove it' },
  'key-unusable': { zh: '无法读写（{reason}）', en: 'cannot be read or written ({reason})' },
  'cache-unwritten': { zh: '缓存写不进 {path}（{reason}），检查结果不受影响', en: 'the cache cannot be written to {path} ({reason}); the results stand' },

  // reading
  'not-found': { zh: '文件不存在', en: 'no such file' },
  'not-permitted': { zh: '没有读取权限', en: 'no permission to read it' },
  'is-folder': { zh: '是文件夹，不是文件；请写出里面的文件名', en: 'is a folder; name a file in it' },
  'not-a-file': { zh: '不是普通文件', en: 'not a regular file' },
  'special-file': {
    zh: '不是普通文件（是管道、设备之类），没有读取；管道里的稿件请用 --stdin',
    en: 'not a regular file but a pipe, a device or the like; not read. For a draft from a pipe use --stdin',
  },
  'cannot-read': { zh: '无法读取（{reason}）', en: 'cannot be read ({reason})' },
  'no-drafts': { zh: '文件夹里没有稿件（找的是 {extensions}）', en: 'no drafts in this folder (looked for {extensions})' },
  'links-outside': {
    zh: '{path}：有{links}个链接通向它外面，没有跟随（如 {link}）；要检查，请写出链接的名字',
    en: '{path}: links that lead out of it are not followed ({links}, such as {link}); name them to check what they lead to',
  },
  'no-match': { zh: '没有文件与之相符', en: 'no file matches' },
  'too-large': { zh: '超过上限{limit}，没有读取；请拆成几份', en: 'over the limit of {limit}; not read. Split it' },
  'too-much': {
    zh: '有{lines}行、{characters}个字符，检查它要用的内存比 Node 能用的（{heap} MB）多，没有检查。请拆成几个文件，或者把环境变量 NODE_OPTIONS 设为 --max-old-space-size={more}再查',
    en: 'has {lines} lines and {characters} characters; checking it takes more memory than Node may use ({heap} MB), so it was not checked. Split it into several files, or set the environment variable NODE_OPTIONS to --max-old-space-size={more}',
  },
  binary: { zh: '像是二进制文件，不是文字稿', en: 'looks binary, not a text' },
  'office-file': { zh: '是 {kind} 文件，请先另存为纯文本或 Markdown', en: 'is a {kind} file; save it as plain text or Markdown first' },
  'to-import': { zh: '是 {kind} 文件，请先导入成 Markdown：newsproof import', en: 'is a {kind} file; make Markdown of it first: newsproof import' },
  'not-utf8': { zh: '不是有效的 UTF-8：第{line}行（字节{offset}）起', en: 'not valid UTF-8 at byte {offset} (line {line})' },
  gbk: {
    zh: '看来是 GBK/GB18030 编码（字节{offset}起不是 UTF-8），请先转为 UTF-8：iconv -f GB18030 -t UTF-8 原文件 > 新文件；文件没有改动',
    en: 'looks like GBK/GB18030 (not UTF-8 at byte {offset}); convert to UTF-8 first: iconv -f GB18030 -t UTF-8 OLD > NEW; nothing was rewritten',
  },
  utf16: {
    zh: '是 {encoding} 编码，请先转为 UTF-8：iconv -f {encoding} -t UTF-8 原文件 > 新文件；文件没有改动',
    en: 'is {encoding}; convert to UTF-8 first: iconv -f {encoding} -t UTF-8 OLD > NEW; nothing was rewritten',
  },

  // articles, one a line
  'line-not-utf8': { zh: '不是有效的 UTF-8（这一行的字节{offset}起）', en: 'not valid UTF-8 at byte {offset} of the line' },
  'line-not-json': { zh: '这一行不是 JSON（{reason}）', en: 'the line is not JSON ({reason})' },
  'line-no-object': { zh: '这一行不是带 id 和 text 的 JSON 对象', en: 'the line is no JSON object with id and text' },
  'line-bad-id': { zh: 'id 应是字符串、数字、true、false 或 null', en: 'id should be a string, a number, true, false or null' },
  'line-no-text': { zh: '没有 text，或者 text 不是字符串', en: 'there is no text, or it is no string' },
  'lines-failed': { zh: '{failed}行没有检查成，原因见各行的 error', en: 'lines that could not be checked: {failed}; error in their answers says why' },

  'in-file': { zh: '{path}：{message}', en: '{path}: {message}' },

  // results
  'found-none': { zh: '检查了{files}个文件，没有发现问题', en: 'files: {files}; nothing found' },
  found: { zh: '{files}个文件，问题{found}：{parts}', en: 'files: {files}; problems: {found} ({parts})' },
  'problems-hints': { zh: '{problems}＋{hints}提示', en: '{problems} + {hints} hints' },
  'found-failed': { zh: '{failed}个文件没有检查成', en: 'files that could not be checked: {failed}' },
  'found-fixable': { zh: '其中{safe}处可用 newsproof fix 自动修复', en: '{safe} of them can be repaired with newsproof fix' },
  'found-suppressed': {
    zh: '另有{suppressed}处按忽略标记或忽略清单未列出',
    en: '{suppressed} more suppressed by comments or the ignore file',
  },
  'found-hidden': {
    zh: '另有{hidden}处低于 {least}，未列出（--min-severity hint 列出全部）',
    en: '{hidden} more below {least} not listed (--min-severity hint lists all)',
  },

  'error-rate': {
    zh: '差错率{rate}/万（计{errors}个差错，{characters}字）',
    en: 'error rate {rate} per 10,000 characters (errors: {errors}, characters: {characters})',
  },
  'errors-short': {
    zh: '差错{errors}个（{characters}字，不足1,000字；按1,000字算，差错率{rate}/万）',
    en: 'errors: {errors} (characters: {characters}, fewer than 1,000; on 1,000 the error rate is {rate} per 10,000)',
  },
  'rate-exceeded': {
    zh: '差错率{rate}/万，超过上限{limit}/万（--max-error-rate）',
    en: 'the error rate of {rate} per 10,000 characters is over the limit of {limit} (--max-error-rate)',
  },
  'html-title': { zh: '新闻校样报告', en: 'Newsproof report' },
  'html-place': { zh: '位置', en: 'Place' },
  'html-severity': { zh: '级别', en: 'Severity' },
  'html-finding': { zh: '问题', en: 'Finding' },
  'html-draft': { zh: '原文', en: 'Draft' },
  'html-fix': { zh: '改法', en: 'Fix' },
  'html-nothing': { zh: '没有发现问题。', en: 'Nothing found.' },
  'html-total': { zh: '{files}个文件：{counts}', en: 'Files: {files}. {counts}' },

  'fixed-file': { zh: '{path}：修复{repaired}处', en: '{path}: repaired {repaired}' },
  fixed: { zh: '{files}个文件有改动，修复{repaired}处；剩余{left}处', en: 'files changed: {files}; findings repaired: {repaired}, left: {left}' },
  'would-fix': {
    zh: '{files}个文件会有改动，可修复{repaired}处；将剩余{left}处',
    en: 'files that would change: {files}; findings that would be repaired: {repaired}, left: {left}',
  },
  'faulty-file': {
    zh: '{path}：有{found}处无法使用，newsproof check 列出',
    en: '{path}: something in it cannot be used ({found}); newsproof check lists what',
  },
  'lexicon-tested': {
    zh: '{path}：{entries}个条目，{samples}个样例，{failed}个不符',
    en: '{path}: entries: {entries}, samples: {samples}, failed: {failed}',
  },
  'rehearsed-form': { zh: '{hits}处  {form} → {to}', en: '{hits} ×  {form} → {to}' },
  'rehearsed-form-doubtful': { zh: '{hits}处  {form} → {to}（其中{doubtful}处不能确定）', en: '{hits} ×  {form} → {to} ({doubtful} of them uncertain)' },
  rehearsed: {
    zh: '{files}个文件、{characters}字，命中{hits}处：每万字{rate}处',
    en: 'files: {files}, characters: {characters}, hits: {hits}; per 10,000 characters: {rate}',
  },

  // writing
  'read-only': { zh: '文件是只读的，没有改动', en: 'the file is read-only; nothing was changed' },
  'cannot-write': { zh: '无法写入（{reason}），没有改动', en: 'cannot be written ({reason}); nothing was changed' },
  'changed-underneath': {
    zh: '文件在检查期间被别的程序改动，没有写入，请再运行一次',
    en: 'the file was changed by another program meanwhile; nothing was written, run it again',
  },
  'output-broken': {
    zh: '标准输出写不下去（{reason}），得到的不完整；请看磁盘是不是满了，再运行一次',
    en: 'standard output cannot be written ({reason}); what came out is not whole. See whether the disk is full, and run it again',
  },
  'config-exists': { zh: '{path} 已经存在，没有改动', en: '{path} is there already; nothing was changed' },
  'config-written': { zh: '已写入 {path}', en: 'wrote {path}' },

  'output-exists': { zh: '{to} 已经存在，没有写（--force 覆盖它）', en: '{to} is there already; nothing was written (--force replaces it)' },
  'output-is-source': { zh: '{to} 就是原文件，没有写；请用 -o 另写一个', en: '{to} is what it is made from; nothing was written. Name another with -o' },
  'output-twice': { zh: '{to} 刚由另一个文件导入而成，没有写；请分开导入', en: '{to} was just made of another file; nothing was written. Import them apart' },
  'imported-file': { zh: '{path} → {to}', en: '{path} → {to}' },
  'nothing-to-import': { zh: '请给出要导入的文件：.docx、.html 或 .pdf', en: 'give files to import: .docx, .html or .pdf' },
  'what-to-export': {
    zh: '请给出稿件和它所从来的 Word 文件：newsproof export 稿件.md 原稿.docx',
    en: 'give the draft and the Word file that it came from: newsproof export DRAFT.md ORIGINAL.docx',
  },
  'exported-file': {
    zh: '{to}：修订{tracked}处，批注{commented}处（只有 Markdown 才有的标记，或不能写成修订的改动）',
    en: '{to}: tracked changes: {tracked}, comments: {commented} (what only Markdown has, or cannot be a tracked change)',
  },
  'output-and-stdout': { zh: '--stdout 不能与 -o 或 --force 同时使用', en: '--stdout cannot be combined with -o or --force' },

  // explaining
  'explain-source': { zh: '依据：', en: 'Source: ' },
  'explain-severity': { zh: '级别：', en: 'Severity: ' },
  'explain-fixable': { zh: '修复：', en: 'Fix: ' },
  'explain-options': { zh: '选项（默认值）：', en: 'Options (defaults):' },
  'explain-examples': { zh: '例（⟦⟧ 标出问题，→ 安全修复，⇢ 须确认的修复）：', en: 'Examples (⟦⟧ marks a finding, → a safe fix, ⇢ one to review):' },
  'fixable-none': { zh: '无', en: 'none' },
  'fixable-review': { zh: '须确认', en: 'to review' },
  'fixable-safe': { zh: '可自动修复', en: 'automatic' },

  // running
  'no-server': { zh: '找不到语言服务器 {path}，请先构建', en: 'the language server {path} is not there; build first' },
  'mcp-unread': { zh: '收到读不懂的消息，没有理会（{reason}）', en: 'a message that cannot be read was left alone ({reason})' },
  'mcp-too-long': {
    zh: '一条消息的长度超过上限（{limit} MB），后面的读不出来，已经退出',
    en: 'a message is over {limit} MB, so nothing behind it can be read: ended',
  },
  'rule-failed': {
    zh: '规则 {rule} 出错而停用（{reason}），其余规则照常检查；请报告这个问题',
    en: 'rule {rule} failed ({reason}) and was left out; the other rules ran. Please report this',
  },
  'findings-cut': { zh: '问题超过{limit}处，后面的{rest}处没有列出', en: 'more than {limit} findings; the {rest} after this place are not listed' },
  crash: { zh: 'newsproof 内部出错：{reason}。请报告这个问题', en: 'newsproof crashed: {reason}. Please report this' },
} as const satisfies Record<string, Localized>;

export type MessageId = keyof typeof RUN_MESSAGES;
