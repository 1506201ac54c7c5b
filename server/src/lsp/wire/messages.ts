import type { Localized } from '../../rule/rule.ts';

/**
 * What is said of the stream and of messages that are none. It is for whoever made the client, whose language is not known before
 * `initialize`: so both languages stand in one line.
 */
export const WIRE = {
  noHead: (found: string): Localized => ({
    zh: `消息头应是 Content-Length: 字节数，以 CRLF 换行，读到的是${found}`,
    en: `a message begins with Content-Length: and a number of bytes, its lines end in CRLF, but there is ${found}`,
  }),
  longHead: (most: number): Localized => ({ zh: `消息头超过${most}字节`, en: `the header of a message has more than ${most} bytes` }),
  noLength: { zh: '消息头没有 Content-Length', en: 'the header of a message has no Content-Length' },
  badLength: (found: string): Localized => ({
    zh: `Content-Length 不是字节数：${found}`,
    en: `Content-Length is no number of bytes: ${found}`,
  }),
  longBody: (length: string, most: number): Localized => ({
    zh: `Content-Length 为 ${length}，超过上限${most}`,
    en: `Content-Length is ${length}, more than the ${most} that are read`,
  }),
  waiting: (missing: number): Localized => ({
    zh: `消息没有收全，还在等${missing}字节；若一直不来，请核对 Content-Length（按字节计）`,
    en: `a message is not complete, ${missing} bytes are missing; if they never come, see whether Content-Length counts bytes`,
  }),
  waitingHead: {
    zh: '消息头没有收全，还在等它的空行',
    en: 'the header of a message is not complete, the empty line after it is missing',
  },
  stops: (why: Localized): Localized => ({
    zh: `输入无法再读下去，语言服务器退出：${why.zh}`,
    en: `the input cannot be read any further, the language server ends: ${why.en}`,
  }),
  broken: (why: string): Localized => ({ zh: `与编辑器的连接断开：${why}`, en: `the connection to the editor broke: ${why}` }),
  fault: (why: string): Localized => ({ zh: `语言服务器内部出错：${why}`, en: `an error inside the language server: ${why}` }),
  noChannel: {
    zh: '没有说明怎样与编辑器通信，请加 --stdio（或 --node-ipc、--socket=端口、--pipe=名称）',
    en: 'how to talk to the editor is not said: add --stdio (or --node-ipc, --socket=PORT, --pipe=NAME)',
  },
  noLexicon: { zh: '第一条消息里的 lexicon 不是 lexicon.bin 的内容', en: 'lexicon in the first message is not what lexicon.bin holds' },
  charset: (name: string): Localized => ({ zh: `消息的编码是 ${name}，只认 UTF-8`, en: `the message is in ${name}, only UTF-8 is read` }),
  notUtf8: { zh: '消息不是 UTF-8', en: 'the message is not UTF-8' },
  notJson: (why: string): Localized => ({ zh: `消息不是 JSON：${why}`, en: `the message is not JSON: ${why}` }),
  batch: { zh: '不接受成批的消息，请一条一条发', en: 'batches are not taken: send one message at a time' },
  notObject: { zh: '消息应是 JSON 对象', en: 'a message is a JSON object' },
  version: { zh: 'jsonrpc 应为 "2.0"', en: 'jsonrpc should be "2.0"' },
  noMethod: { zh: '消息没有 method，也不是应答', en: 'the message has no method, and is no response either' },
  badId: { zh: 'id 应是整数或字符串', en: 'id should be a number or a string' },
  idInUse: (id: string): Localized => ({ zh: `id ${id} 的请求还没有应答`, en: `a request with the id ${id} is not answered yet` }),
  notInitialized: { zh: '还没有 initialize', en: 'there was no initialize yet' },
  initializedBefore: { zh: '已经 initialize 过', en: 'there was an initialize before' },
  shutDown: { zh: '已经 shutdown，只等 exit', en: 'there was a shutdown: only exit may follow' },
  badParams: (method: string, at: string, wanted: Localized): Localized => ({
    zh: `${method}：${at} 应为${wanted.zh}`,
    en: `${method}: ${at} should be ${wanted.en}`,
  }),
  changeLost: (uri: string, why: Localized): Localized => ({
    zh: `${uri} 的一次改动看不懂，与编辑器里的文字可能已不一致，不再检查；重新打开这份文件即可恢复。${why.zh}`,
    en: `a change of ${uri} could not be understood, so that it may differ from what the editor shows. It is not checked until it is opened again. ${why.en}`,
  }),
  text: { zh: '字符串', en: 'a string' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'an integer' },
  count: { zh: '不小于0的整数', en: 'an integer, 0 or more' },
  flag: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  list: { zh: '数组', en: 'an array' },
  token: { zh: '整数或字符串', en: 'a number or a string' },
  oneOf: (words: readonly string[]): Localized => ({ zh: `${words.join('、')}之一`, en: `one of ${words.join(', ')}` }),
} as const;

/** Both languages in one line, whatever stands in them. */
export function bothLanguages({ zh, en }: Localized): string {
  return `${zh} / ${en}`.replace(/[\r\n\u2028\u2029]+/g, ' ');
}
