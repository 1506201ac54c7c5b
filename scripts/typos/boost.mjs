// Gradient boosting of small trees on binned features, with logistic loss (Friedman 2001): what weighs a candidate. Deterministic.

/** Trees, their depth, how much each counts, and what a leaf must hold. */
const TREES = 300;
const DEPTH = 5;
const RATE = 0.06;
const SHARE = 0.7;
const SHRINK = 2;
/** A leaf has at least so much curvature, and so many rows. */
const LEAST_CURVATURE = 1.2;
const LEAST_ROWS = 40;

/**
 * @param table `edges` by feature, in order; `bins` row by row, the number of edges below a value; `labels` 0 or 1; `weights` of the rows
 * @returns `base` and `trees`, as server/src/typos/trees.ts packs them
 */
export function boost({ edges, bins, labels, weights }) {
  const rows = labels.length;
  const random = generator(7);
  let right = 0;
  let all = 0;
  for (let i = 0; i < rows; i++) {
    all += weights[i];
    right += weights[i] * labels[i];
  }
  const base = Math.log(right / (all - right));
  const scores = new Float64Array(rows).fill(base);
  const slopes = new Float64Array(rows);
  const curvatures = new Float64Array(rows);
  const trees = [];
  for (let t = 0; t < TREES; t++) {
    const chosen = new Int32Array(rows);
    let count = 0;
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]));
      slopes[i] = weights[i] * (labels[i] - p);
      curvatures[i] = weights[i] * p * (1 - p);
      if (random() < SHARE) chosen[count++] = i;
    }
    const tree = grow({ edges, bins, slopes, curvatures }, chosen.subarray(0, count));
    for (let i = 0; i < rows; i++) scores[i] += leaf(tree, bins, i * edges.length);
    trees.push({ features: tree.features, values: tree.features.map((f, k) => (f < 0 ? tree.weights[k] : edges[f][tree.cuts[k]])), others: tree.others });
  }
  return { base, trees };
}

function grow(table, rows) {
  const tree = { features: [], cuts: [], others: [], weights: [] };
  const add = (ids, depth) => {
    const node = tree.features.length;
    const { slope, curvature, histogram } = gather(table, ids);
    tree.features.push(-1);
    tree.cuts.push(0);
    tree.others.push(0);
    tree.weights.push((RATE * slope) / (curvature + SHRINK));
    const cut = depth > 0 && ids.length >= LEAST_ROWS ? bestCut(table.edges, histogram, slope, curvature) : undefined;
    if (!cut) return;
    const width = table.edges.length;
    tree.features[node] = cut.feature;
    tree.cuts[node] = cut.bin;
    add(
      ids.filter((i) => table.bins[i * width + cut.feature] <= cut.bin),
      depth - 1,
    );
    tree.others[node] = tree.features.length;
    add(
      ids.filter((i) => table.bins[i * width + cut.feature] > cut.bin),
      depth - 1,
    );
  };
  add(rows, DEPTH);
  return tree;
}

const BINS = 64;

/** Sums of slopes and curvatures, by feature and bin. */
function gather({ edges, bins, slopes, curvatures }, ids) {
  const width = edges.length;
  const histogram = new Float64Array(width * BINS * 2);
  let slope = 0;
  let curvature = 0;
  for (const i of ids) {
    slope += slopes[i];
    curvature += curvatures[i];
    for (let f = 0; f < width; f++) {
      const at = (f * BINS + bins[i * width + f]) * 2;
      histogram[at] += slopes[i];
      histogram[at + 1] += curvatures[i];
    }
  }
  return { slope, curvature, histogram };
}

function bestCut(edges, histogram, slope, curvature) {
  const worth = (s, c) => (s * s) / (c + SHRINK);
  let best = 1e-3;
  let cut;
  for (let feature = 0; feature < edges.length; feature++) {
    let s = 0;
    let c = 0;
    for (let bin = 0; bin < edges[feature].length; bin++) {
      s += histogram[(feature * BINS + bin) * 2];
      c += histogram[(feature * BINS + bin) * 2 + 1];
      if (c < LEAST_CURVATURE || curvature - c < LEAST_CURVATURE) continue;
      const gain = worth(s, c) + worth(slope - s, curvature - c) - worth(slope, curvature);
      if (gain > best) {
        best = gain;
        cut = { feature, bin };
      }
    }
  }
  return cut;
}

function leaf({ features, cuts, others, weights }, bins, row) {
  let node = 0;
  while (features[node] >= 0) node = bins[row + features[node]] <= cuts[node] ? node + 1 : others[node];
  return weights[node];
}

/** Numbers from 0 to 1, the same ones for the same seed. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
