const JOINT = /[·•‧・∙⋅･．.﹒‐‑–—-]/g;

/** True if two spellings differ in nothing but dots, hyphens and blanks between the parts (迪亚斯·卡内尔, 迪亚斯-卡内尔). */
export function sameButJoints(a: string, b: string): boolean {
  return a !== b && a.replace(JOINT, '').replaceAll(' ', '') === b.replace(JOINT, '').replaceAll(' ', '');
}
