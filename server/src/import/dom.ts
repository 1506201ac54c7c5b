/** What is used of the DOM, whose types belong to browsers. */
export interface DomNode {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly parentNode: DomNode | null;
  readonly childNodes: ArrayLike<DomNode>;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  textContent: string;
}

export interface DomElement extends DomNode {
  readonly children: ArrayLike<DomElement>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<DomElement>;
  remove(): void;
}

export interface DomDocument extends DomElement {
  /** HTML that is read has one whatever it says. */
  readonly body: DomElement;
  readonly title: string;
}

/** Trees that are nested deeper are read by nobody, and by some libraries not in any time. */
export const MOST_DEPTH = 1000;

/** How deep a tree is, at the most. */
export function depthOf(root: DomNode): number {
  let most = 0;
  let depth = 0;
  for (let at: DomNode | null = root; at; ) {
    most = Math.max(most, depth);
    if (at.firstChild) {
      at = at.firstChild;
      depth++;
      continue;
    }
    while (at && at !== root && !at.nextSibling) {
      at = at.parentNode;
      depth--;
    }
    at = at && at !== root ? at.nextSibling : null;
  }
  return most;
}

/** The elements inside of another one that a selector names, as they are now. */
export const elementsOf = (parent: DomElement, selector: string): readonly DomElement[] => Array.from(parent.querySelectorAll(selector));
