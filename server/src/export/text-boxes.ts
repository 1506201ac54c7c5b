import type { Element, Node } from '@xmldom/xmldom';
import { childNamed } from '../import/xml.ts';

const CONTENT = 'w:txbxContent';

/**
 * A text box stands twice in a file, the second time for older programs (mc:Fallback), which is also what an import reads: what was
 * changed in the one is changed in the other.
 * @param changed elements of the changes; those of no text box are nothing to it
 */
export function mirrorTextBoxes(changed: readonly Element[]): void {
  const boxes = new Set(changed.map((element) => ancestorNamed(element, CONTENT)));
  for (const box of boxes) {
    const both = box && ancestorNamed(box, 'mc:AlternateContent');
    if (!both) continue;
    // Its own two: where a drawing stands may be said in two ways as well.
    const [newer, older] = ['mc:Choice', 'mc:Fallback'].map((name) => Array.from(childNamed(both, name)?.getElementsByTagName(CONTENT) ?? []));
    const twin = older?.length === newer?.length ? older?.[newer?.indexOf(box) ?? -1] : undefined;
    twin?.parentNode?.replaceChild(box.cloneNode(true), twin);
  }
}

function ancestorNamed(element: Node, name: string): Element | undefined {
  for (let at = element.parentNode; at; at = at.parentNode) if (at.nodeName === name) return at as Element;
  return undefined;
}
