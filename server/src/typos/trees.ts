import { type ByteReader, ByteWriter } from './bytes.ts';

/** A tree of questions “is this feature at most so much?”; a leaf has a weight. */
export interface Tree {
  /** by node: the feature it asks for, or −1 for a leaf */
  readonly features: readonly number[];
  /** by node: what the feature is at most, to go on with the next node; of a leaf its weight */
  readonly values: readonly number[];
  /** by node: where to go on if it is more */
  readonly others: readonly number[];
}

/** Many small trees whose weights are added up (gradient boosting): log odds that a candidate is what was meant. */
export class Trees {
  private readonly roots: number[] = [];
  private readonly features: Int8Array;
  private readonly values: Float32Array;
  private readonly others: Uint16Array;
  private readonly base: number;
  /** by tree: what it and those behind it can add at most */
  private readonly most: Float64Array;

  constructor(from: ByteReader) {
    const floats = new Float32Array(new Uint8Array(from.array()).buffer);
    this.base = floats[0] as number;
    const features = from.array();
    const others = from.part();
    this.features = Int8Array.from(features, (f) => f - 1);
    this.values = floats.subarray(1);
    this.others = new Uint16Array(features.length);
    let open = 0;
    this.features.forEach((feature, node) => {
      if (open === 0) {
        this.roots.push(node);
        open = 1;
      }
      open += feature >= 0 ? 1 : -1;
      if (feature >= 0) this.others[node] = node + others.number();
    });
    this.most = new Float64Array(this.roots.length + 1);
    let end = features.length;
    for (let tree = this.roots.length - 1; tree >= 0; tree--) {
      const root = this.roots[tree] as number;
      const leaves = this.values.subarray(root, end).filter((_, k) => (this.features[root + k] as number) < 0);
      this.most[tree] = (this.most[tree + 1] as number) + Math.max(...leaves);
      end = root;
    }
  }

  /**
   * @param row features in the order in which the trees were grown
   * @param least trees that cannot lift the sum above this are not asked
   * @returns the sum, or some number that is not above `least`
   */
  score(row: Float32Array, least: number): number {
    let sum = this.base;
    for (let tree = 0; tree < this.roots.length; tree++) {
      if (sum + (this.most[tree] as number) <= least) return least;
      let node = this.roots[tree] as number;
      for (let feature = this.features[node] as number; feature >= 0; feature = this.features[node] as number) {
        node = (row[feature] as number) <= (this.values[node] as number) ? node + 1 : (this.others[node] as number);
      }
      sum += this.values[node] as number;
    }
    return sum;
  }
}

/** Writes what `Trees` reads. */
export function packTrees(base: number, trees: readonly Tree[], to: ByteWriter): void {
  const features = trees.flatMap((t) => t.features.map((f) => f + 1));
  const others = new ByteWriter();
  for (const t of trees) for (const [node, feature] of t.features.entries()) if (feature >= 0) others.number((t.others[node] as number) - node);
  const floats = new DataView(new ArrayBuffer(4 + 4 * features.length));
  for (const [k, value] of [base, ...trees.flatMap((t) => t.values)].entries()) floats.setFloat32(4 * k, value, true);
  to.array(new Uint8Array(floats.buffer));
  to.array(features);
  to.part(others);
}
