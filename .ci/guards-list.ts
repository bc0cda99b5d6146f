/** A guard taken away: the file, and its text without it. `verbs`: what the file holds. */
export type Guard = { name: string; file: string; text: string; verbs: readonly string[] };

const POLICY = 'lib/data/policy.ts';
const KINDS = [
  ...['visitor', 'person', 'firm_owner', 'firm_colleague', 'firm_adviser', 'programme_officer'],
  ...['institution_admin', 'seat_holder', 'agency_reviewer', 'platform_admin', 'job'],
];
/** Groups of rules under which a kind may whatever it is done to. */
const ANYONE: Readonly<Record<string, readonly string[]>> = {
  starter: ['visitor', 'firm_owner', 'firm_colleague', 'firm_adviser'],
  everybody: KINDS,
  people: KINDS.filter((kind) => kind !== 'job'),
};

/** Every row opened to every kind, every rule that compares made to agree, and both checks taken out. */
export function guardsOfPolicy(text: string): Guard[] {
  const guard = (name: string, changed: string) => ({
    name: `${POLICY} ${name}`,
    file: POLICY,
    text: changed,
    verbs: [],
  });
  const guards: Guard[] = [];
  for (const [line, action = '', rules = ''] of text.matchAll(/^ {2}'([\w.]+)': (.+),$/gm))
    for (const kind of KINDS) {
      const open = new RegExp(`\\b${kind}: anyone`).test(rules) || (ANYONE[rules] ?? []).includes(kind);
      if (open) continue;
      const opened = `  '${action}': { ...${rules}, ${kind}: anyone },`;
      guards.push(
        guard(
          `${action} for ${kind}`,
          text.replace(line, () => opened),
        ),
      );
    }
  for (const [whole, name = ''] of text.matchAll(/^const (own\w+) = [^;]+;/gm))
    guards.push(
      guard(
        name,
        text.replace(whole, () => `const ${name} = anyone;`),
      ),
    );
  for (const [whole, kind = ''] of text.matchAll(/rules\.(\w+)\?\.\(actor, target\) \?\? false/g))
    guards.push(
      guard(
        `no rule for ${kind}`,
        text.replace(whole, () => whole.replace('false', 'true')),
      ),
    );
  for (const [whole] of text.matchAll(/^ {2}if \(.+\) throw new DataError.+$/gm))
    guards.push(
      guard(
        whole.trim(),
        text.replace(whole, () => ''),
      ),
    );
  return guards;
}

/** Whose thing it is stands in these; jobs and the catalogue belong to nobody. */
const OWNED = /^lib\/data\/(accounts|diagnostics|history|intakes|notices|offerings|requests|runs|saved)\//;
const NOT_OWNED =
  /\/(purge|tell|invite-staff|make-account|follow-link|resume|limits|links|sign-in|demo-persons|list-demo-persons)\.ts$/;
/** What a clause compares with that says whose it is. */
const ONES_OWN =
  /^(?:id|firm|own\.(?:id|email|diagnostic|person)|draft|OWN\w+|named \?\? sessionOf\(actor\)|personOf\([\w.]+\) \?\? ''|'firm' in actor \? actor\.firm : ''|actor\.\w+)$/;
const STATEMENTS = /^ *(?:requireKind|requireAllowed|await enterScope|await requireOwn)\(.*\);$/gm;
const CLAUSES =
  /(?<!function )\b(?:ownRequests|ownVersions|ownDrafts|ownDiagnostic|visibleTo|mayEnter|isAlive)\([\w.]*\)|\bOWN_DIAGNOSTIC(?=\))/g;
const ENDED = /isNull\(membership\.endedAt\)|gt\(diagnostic\.expiresAt, sql`now\(\)`\)/g;

/** Every call of a check, and every part of a where-clause that says whose a row is, taken out one at a time. */
export function guardsOfSource(file: string, text: string): Guard[] {
  const isVerb =
    /\b(?:mutation|reading|readingAtOnce)\(/.test(text) && !/\/(?:mutation|reading)\.ts$/.test(file);
  const exported = [...text.matchAll(/^export (?:const|async function) (\w+)/gm)];
  const verbs = isVerb ? exported.map(([, name]) => name ?? '') : [];
  const without = (at: number, what: string, by: string): Guard => {
    const line = text.slice(0, at).split('\n').length;
    const changed = text.slice(0, at) + by + text.slice(at + what.length);
    return { name: `${file}:${line} ${what.trim()}`, file, text: changed, verbs };
  };
  const always = /import \{[^}]*\bsql\b[^}]*\} from 'drizzle-orm'/.test(text) ? 'sql`true`' : 'undefined';
  const guards = [...text.matchAll(STATEMENTS)].map(({ 0: what, index }) => without(index, what, ''));
  if (!OWNED.test(file) || NOT_OWNED.test(file)) return guards;
  for (const { 0: what, index } of [...text.matchAll(CLAUSES), ...text.matchAll(ENDED)])
    guards.push(without(index, what, always));
  for (const { index } of text.matchAll(/\beq\(/g)) {
    const what = call(text, index);
    const second = what.slice(what.indexOf(', ') + 2, -1);
    if (ONES_OWN.test(second)) guards.push(without(index, what, always));
  }
  for (const { 0: what, index } of text.matchAll(/ && actor\.kind !== 'seat_holder'/g))
    guards.push(without(index, what, ''));
  for (const { 0: what, index } of text.matchAll(/sql`false`/g))
    guards.push(without(index, what, 'sql`true`'));
  return guards;
}

/** From the name of a function to the end of its call. */
function call(text: string, from: number): string {
  let depth = 0;
  for (let at = text.indexOf('(', from); at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}
