// What each rule costs within a full lint: every pass is timed as it is called, passage by passage, all rules in turn.

/** What rules share: made before any rule is called, so that the first to ask does not pay for the others. */
const SHARED = {
  mentions: (p) => p.mentions,
  numbers: (p) => p.numbers.all,
  'ranges and dates': (p) => [p.numbers.ranges, p.numbers.dates],
  'quotations and titles': (p) => [p.quotations, p.titles],
  sentences: (p) => p.sentences,
  'words of the lists': (p, { wordHits }) => wordHits(p),
  'signs of names': (p, { nameSigns }) => nameSigns(p),
  'contexts of names': (p, { calledIn }) => calledIn(p),
};

/** Runs of which the least counts: what a pass costs when nothing else runs on the machine. */
const ROUNDS = 15;

/** Least total of each name over some rounds, in ms. */
class Least {
  best = new Map();

  round(job) {
    const times = new Map();
    job(times);
    for (const [name, ms] of times) this.best.set(name, Math.min(this.best.get(name) ?? Infinity, ms));
  }
}

/** @returns ms of each shared view and each passage pass, by name, without what the clock costs */
function passageCosts(engine, settings, lexicon, passages) {
  const tools = { ...engine, lexicon };
  const nothing = { name: 'clock', rule: -1, run: () => undefined };
  const shared = Object.entries(SHARED).map(([name, view]) => ({ name, rule: -1, run: (p) => view(p, tools) }));
  const passes = settings.active.flatMap(({ rule, options, index }) => {
    const context = { options, profile: settings.profile, lexicon };
    return rule.passage ? [{ name: rule.meta.id, rule: index, run: (p, places) => rule.passage(p, context, places) }] : [];
  });
  const jobs = [nothing, ...shared, ...passes];
  const wake = new engine.Wake(engine.wakeTableOf(settings.rules), settings.active, settings.profile);
  const least = new Least();
  const called = new Float64Array(jobs.length);
  for (let i = 0; i < ROUNDS; i++) {
    least.round((times) => {
      const sums = new Float64Array(jobs.length);
      called.fill(0);
      for (const { passage } of passages) {
        const p = new engine.ScannedPassage(passage, new engine.MentionCache(lexicon));
        wake.read(p);
        for (let k = 0; k < jobs.length; k++) {
          const { rule, run } = jobs[k];
          if (rule >= 0 && wake.next(rule) !== rule) continue;
          const places = rule >= 0 ? wake.placesOf(rule) : [];
          called[k]++;
          const start = performance.now();
          run(p, places);
          sums[k] += performance.now() - start;
        }
      }
      jobs.forEach(({ name }, k) => {
        times.set(name, sums[k]);
      });
    });
  }
  const clock = least.best.get('clock') / passages.length;
  const own = (name, k) => ({ name, called: called[k] / passages.length, ms: Math.max(0, least.best.get(name) - clock * called[k]) });
  return jobs.map(({ name }, k) => own(name, k)).slice(1);
}

/** @returns ms of each rule's passes over articles and over the draft, by id */
function articleCosts({ createLinter, resolveSettings, rules }, lexicon, text, language) {
  const least = new Least();
  for (let i = 0; i < ROUNDS / 2; i++) {
    least.round((times) => {
      const timed = (id, pass) => (facts, context) => {
        const start = performance.now();
        try {
          return pass(facts, context);
        } finally {
          times.set(id, (times.get(id) ?? 0) + performance.now() - start);
        }
      };
      const list = rules.map((rule) => {
        const { article, draft, meta } = rule;
        return { ...rule, ...(article && { article: timed(meta.id, article) }), ...(draft && { draft: timed(meta.id, draft) }) };
      });
      createLinter(resolveSettings(list), lexicon, language).update(text);
    });
  }
  return least.best;
}

/**
 * @param engine the exports of engine.ts
 * @returns ms a MB: of what rules share, and of each rule in the order of the catalogue
 */
export function ruleCosts(engine, text, language) {
  const lexicon = engine.shippedLexicon();
  const settings = engine.resolveSettings(engine.rules);
  const { draft } = engine.createLinter(settings, lexicon, language);
  draft.update(text);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const passages = passageCosts(engine, settings, lexicon, draft.passages);
  const articles = articleCosts(engine, lexicon, text, language);
  const isShared = ({ name }) => name in SHARED;
  return {
    shared: passages.filter(isShared).map(({ name, ms }) => ({ name, ms: ms / megabytes })),
    rules: settings.active.map(({ rule }) => {
      const { id } = rule.meta;
      const { ms = 0, called = 0 } = passages.find(({ name }) => name === id) ?? {};
      return { id, called, passage: ms / megabytes, article: (articles.get(id) ?? 0) / megabytes };
    }),
  };
}
