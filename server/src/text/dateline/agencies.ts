import type { Words } from '../words.ts';

/** Houses whose copy carries datelines, as they name themselves there, so that the text layer stands without a lexicon. */
const WIRES =
  '新华社 新华网 新华每日电讯 新华全媒头条 中新社 中新网 中国新闻网 中国新闻社 法新社 路透社 美联社 韩联社 共同社 时事社 朝中社 朝鲜中央通讯社 塔斯社 ' +
  '俄新社 俄通社-塔斯社 俄塔社 国际文传电讯社 今日俄罗斯通讯社 俄罗斯卫星通讯社 德新社 安莎社 埃菲社 彭博社 合众国际社 越通社 马新社 巴通社 伊通社 叙通社 ' +
  '蒙通社 中东社 拉美社 中央社 安塔拉通讯社 迈赫尔通讯社 法尔斯通讯社 塔斯尼姆通讯社 阿纳多卢通讯社 印度报业托拉斯 加拿大通讯社 澳大利亚联合新闻社';
const OWN = '本报 本网 本刊 本台 本社';
const PAPERS =
  '人民网 人民日报 人民日报海外版 央视 央视网 央视新闻 央视新闻客户端 央广网 中广网 中国之声 中央人民广播电台 中国国际广播电台 国际在线 光明网 光明日报 经济日报 ' +
  '中国经济网 中青报 中青网 中青在线 中国青年报 中国青年网 环球网 环球时报 海外网 澎湃新闻 参考消息 参考消息网 科技日报 法制日报 法治日报 法制网 法治网 工人日报 ' +
  '农民日报 解放军报 中国军网 中国网 中国日报 中国日报网 证券时报 证券日报 上证报 财新网 界面新闻 新京报 南方日报 南方都市报 羊城晚报 解放日报 文汇报 新民晚报 ' +
  '北京日报 北京晚报 北京青年报 长江日报 大公报 联合早报 东方网 东南网 新浪科技 新浪体育 新浪财经 新浪娱乐 搜狐体育 搜狐科技 网易体育 网易科技 腾讯体育 腾讯科技 ' +
  '凤凰网 凤凰科技 天山网 西部网 长城网 大众网 红网 荆楚网 华龙网 四川在线 浙江在线 千龙网 北方网 中国台湾网 中国西藏网 国际金融报 每日经济新闻 21世纪经济报道';
/** Houses that open a report with 消息： or 消息，. */
const BROADCAST = '央视 央视网 央视新闻 央视新闻客户端 央广网 中国之声 国际在线 本台 本网 澎湃新闻 界面新闻 海外网 环球网';
const CNS = '中新社 中新网 中国新闻网 中国新闻社';

const own = new Set(OWN.split(' '));
const broadcast = new Set(BROADCAST.split(' '));
const cns = new Set(CNS.split(' '));
const byFirst = new Map<number, string[]>();
for (const name of `${WIRES} ${OWN} ${PAPERS}`.split(' ')) {
  const list = byFirst.get(name.charCodeAt(0));
  if (list) list.push(name);
  else byFirst.set(name.charCodeAt(0), [name]);
}
for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);

/** By UTF-16 unit: 1 a built-in name begins with it, 2 the name of a paper or site may end in it. */
const flags = new Uint8Array(0x10000);
for (const unit of byFirst.keys()) flags[unit] = 1;
for (const c of '网报社台线闻端') flags[c.charCodeAt(0)] = (flags[c.charCodeAt(0)] ?? 0) | 2;

/** False when the name of no unknown outlet can begin at `at`: such names are short. */
export function mayHoldName(text: string, at: number): boolean {
  if (((flags[text.charCodeAt(at)] ?? 0) & 1) !== 0) return true;
  const end = Math.min(text.length, at + 14);
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (((flags[unit] ?? 0) & 2) !== 0) return true;
    if (unit < 0x4e00) break;
  }
  return false;
}

/** True if a built-in name begins with the unit. */
export function beginsAgency(unit: number): boolean {
  return ((flags[unit] ?? 0) & 1) !== 0;
}

/** True if the name of a paper, site or station may end in the unit. */
export function endsOutlet(unit: number): boolean {
  return ((flags[unit] ?? 0) & 2) !== 0;
}

/** Length of the agency or paper that starts at `at`: the longest of the built-in ones and those of the lexicon, or 0. */
export function agencyLength(text: string, at: number, words: Words): number {
  let best = words.agencyAt(text, at);
  const unit = text.charCodeAt(at);
  if (((flags[unit] ?? 0) & 1) === 0) return best;
  for (const name of byFirst.get(unit) ?? []) {
    if (name.length <= best) break;
    if (text.startsWith(name, at)) best = name.length;
  }
  return best;
}

/** 本报, 本网 …: the house speaks of itself. */
export function isOwn(agency: string): boolean {
  return own.has(agency);
}

/** Opens its reports with 消息：. */
export function isBroadcast(agency: string): boolean {
  return broadcast.has(agency);
}

/** China News Service and its web service, the regional ones too (中新浙江网): half-width brackets with a blank before them. */
export function isChinaNews(agency: string): boolean {
  return cns.has(agency) || (agency.startsWith('中新') && /[网社]$/.test(agency));
}

/** True if an unknown name may be that of a paper, site or station (东南网, 城市晚报). Looks at its end only. */
export function looksLikeOutlet(name: string): boolean {
  return name.length >= 2 && /[网报社台]$|在线$|新闻$|客户端$/.test(name);
}
