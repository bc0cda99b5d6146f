import type { IsoDate } from '@/lib/domain/dates';
import {
  type FactCatalogue,
  factEntry,
  type Mover,
  type NearMiss,
  type NearMissChange,
  type NearMissPlan,
  nearMiss,
  planRule,
  type RuleCatalogue,
  type RuleDocument,
  type Way,
} from '@/lib/domain/rules';
import { plainRuleNames, type RuleSay, readRule } from '@/lib/messages/rule-text';
import { loadCatalogue } from '../register/catalogue';
import { loadCodeTitles } from './code-titles';
import { titleOf, wrongFactLine } from './explain-task';
import { loadFacts } from './facts';
import { type Loaded, loadRules } from './files';
import { withShippedCodes } from './firm-values';
import { type Firm, loadFirm } from './firms';
import { knownFacts } from './known-facts';
import { leadsFor } from './near-miss-leads';
import { changeText, nodeText, type Telling } from './near-miss-words';
import { loadOfferingNames } from './offering-names';
import { CODES, type Code, isUsable, type Running } from './task';
import { areUsable, unreadable } from './unreadable';
import { noRule, notInForce, quoted, say } from './words';
import { wrongFactIn } from './wrong-fact';

/** What near misses of one file are looked for and told with. */
type Looking = {
  rules: Extract<Loaded<RuleCatalogue>, { ok: true }>;
  firm: Firm;
  facts: FactCatalogue;
  offerings: ReturnType<typeof loadCatalogue>['catalogue']['offerings'];
  titles: Titles;
  words: RuleSay;
  running: Running;
};
/** What rules of the file and offerings are called, by their ids. */
type Titles = ReadonlyMap<string, RuleDocument['title']>;
type Said = { lines: readonly string[]; change: TellsChange };
/** In: a change, and the day from which it is one; null for the day looked at. */
type TellsChange = (change: NearMissChange, from: IsoDate | null) => string;

/** Whose move a change is, in the order in which it is told. */
const MOVERS = ['do', 'find_out', 'time', 'fixed'] as const satisfies readonly Mover[];

/** Where one of these is the reason, there may be a way that was not looked for. */
const NOT_ALL_TRIED: ReadonlySet<NearMiss['notProposed'][number]['code']> = new Set([
  'several_facts',
  'open',
  'too_many',
  'not_tried',
]);

/** For each rule that a firm does not meet for certain: the cheapest changes with which it would, told apart by whose move they are. */
export function nearMissTask(running: Running): Code {
  const { options, asOf, t, err } = running;
  const [file] = options.files;
  const rules = loadRules(file);
  if (!areUsable(rules, file, running)) return CODES.unusable;
  const facts = loadFacts(options.facts);
  if (!isUsable(facts, options.facts, running)) return CODES.unusable;
  const known = knownFacts([rules.value], facts.value);
  const firm = loadFirm(options.firm ?? '', { asOf, known, facts: withShippedCodes(facts.value) });
  if (!isUsable(firm, options.firm ?? '', running)) return CODES.unusable;
  const { library, rules: all } = rules.value;
  const asked = all.filter(({ id }) => options.rule === null || id === options.rule);
  if (asked.length === 0) {
    err(noRule(options.rule ?? '', all, t));
    return CODES.unusable;
  }
  // Only facts of the diagnostic are what offerings of the demo catalogue speak of.
  const isLed = options.catalogue !== null || options.facts === 'diagnostic';
  const offerings = isLed ? loadCatalogue(options.catalogue).catalogue.offerings : [];
  // Ids of another catalogue are other offerings.
  const offered: Titles = isLed && options.catalogue === null ? loadOfferingNames() : new Map();
  const titles: Titles = new Map([...offered, ...all.map(({ id, title }) => [id, title] as const)]);
  const names = plainRuleNames(t, { facts: facts.value, library, titles: loadCodeTitles() });
  const words = { t, names, library, asOf, reader: 'officer' } as const;
  const looking = {
    rules,
    firm: firm.value,
    facts: withShippedCodes(facts.value) ?? {},
    offerings,
    titles,
    words,
    running,
  };
  const codes = asked.map((document) => look(document, looking));
  return codes.includes(CODES.problems) ? CODES.problems : CODES.fine;
}

function look(document: RuleDocument, looking: Looking): Code {
  const { rules, firm, facts, offerings, words, running } = looking;
  const { options, asOf, out, err } = running;
  const { id: ruleId, version, rule, from, to } = document;
  const { library } = rules.value;
  const planned = planRule(rule, { ruleId, asOf, catalogue: facts, library, from, to });
  if (!planned.ok) {
    for (const { line } of unreadable(document, rules, { problems: planned.problems, running })) err(line);
    return CODES.problems;
  }
  const { plan } = planned;
  const wrong = wrongOn(plan, firm);
  if (wrong) {
    err(wrongFactLine(wrong, { rule: ruleId, firm, running }));
    return CODES.problems;
  }
  const isEvents = (fact: string) => factEntry(facts, fact)?.kind === 'events';
  const leadsOf = leadsFor(rules.value, { offerings, isEvents, read: firm.read });
  const found = nearMiss(plan, { read: firm.read, leadsOf });
  const reading = readRule(rule, { ...words, asOf: plan.asOf });
  const telling = { document, library, words, facts, reading, day: plan.asOf };
  const idle = notInForce(document, running);
  const said = saidOf(found, telling, looking.titles);
  const head = [titleOf(document, running), ...(idle === null ? [] : [idle])];
  const lines = [...head, ...said.lines];
  if (options.json) out(JSON.stringify(jsonOf(found, { rule: ruleId, version, text: lines }, said)));
  else for (const line of [...lines, '']) out(line);
  return CODES.fine;
}

/** The rule of another day may read other facts. */
function wrongOn(plan: NearMissPlan, { read }: Firm): ReturnType<typeof wrongFactIn> {
  const today = wrongFactIn(plan.today.rule, read);
  if (today) return today;
  for (const day of plan.daysFor(read).days) {
    const then = plan.onDay(day);
    const wrong = then && wrongFactIn(then.rule, read);
    if (wrong) return wrong;
  }
  return null;
}

function saidOf(found: NearMiss, telling: Telling, titles: Titles): Said {
  const { t } = telling.words;
  const change: TellsChange = (one, from) => {
    const text = changeText(one, from === null ? telling : { ...telling, day: from });
    return [text, ...leadTexts(one, titles, t)].join(' ');
  };
  const { verdict, inPower, inTime, blocked, notProposed, isCut } = found;
  const isOpen = isCut || notProposed.some(({ code }) => NOT_ALL_TRIED.has(code));
  const verdicts =
    verdict === 'no_longer' || verdict === 'not_yet' ? [] : [say(t, `near.verdict.${verdict}`)];
  const [way] = inPower;
  // Of a rule to come the shortest way is the one in time as well.
  const isOne = way !== undefined && way === inTime?.way;
  const days = isOne && inTime.day !== null ? { day: inTime.day, until: inTime.until ?? '_' } : null;
  const ways = [
    ...(way
      ? [
          days ? say(t, 'near.inPower.days', days) : say(t, 'near.inPower'),
          ...wayLines(way, { from: null, change, t }),
        ]
      : []),
    ...(days ? [] : timeLines(inTime, { isOther: way !== undefined, change, t })),
    ...blocked
      .slice(0, 1)
      .flatMap((way) => [
        say(t, 'near.blocked', { cut: isOpen ? 'yes' : 'no' }),
        ...wayLines(way, { from: null, change, t }),
      ]),
  ];
  const isHelped = way !== undefined || inTime !== null;
  const isOver = verdict === 'met' || verdict === 'no_longer';
  const isTold = isHelped || blocked.length > 0;
  const cut = isCut ? [say(t, isTold ? 'near.cut' : 'near.cut.nothing')] : [];
  const refused = isHelped || isOver ? [] : refusedLines(found, telling);
  return { lines: [...verdicts, ...ways, ...refused, ...cut], change };
}

/** The changes of a way, those of each mover below a heading. */
function wayLines(
  { changes }: Way,
  { from, change, t }: { from: IsoDate | null; change: TellsChange; t: Running['t'] },
): readonly string[] {
  return MOVERS.flatMap((by) => {
    const own = changes.filter((one) => one.by === by);
    return own.length === 0
      ? []
      : [`- ${say(t, `near.by.${by}`)}`, ...own.map((one) => `  - ${change(one, from)}`)];
  });
}

function timeLines(
  inTime: NearMiss['inTime'],
  { isOther, change, t }: { isOther: boolean; change: TellsChange; t: Running['t'] },
): readonly string[] {
  if (!inTime) return [];
  const { day, until, way } = inTime;
  const values = {
    day: day ?? '',
    until: until ?? '_',
    known: day === null ? 'no' : 'yes',
    other: isOther ? 'yes' : 'no',
  };
  if (way.changes.length === 0) return [say(t, 'near.time.alone', values)];
  return [say(t, 'near.time.with', values), ...wayLines(way, { from: day, change, t })];
}

function leadTexts({ leads }: NearMissChange, titles: Titles, t: Running['t']): readonly string[] {
  const all = [...new Set(leads.flatMap(({ offerings }) => offerings))];
  const named = all.map((id) => {
    const title = titles.get(id);
    const name = title?.[t.locale] ?? Object.values(title ?? {})[0];
    return name === undefined ? quoted(t, id) : t('rules.name.titled', { title: name, code: id });
  });
  return named.length === 0
    ? []
    : [say(t, 'near.leads', { offerings: named.join('; '), count: named.length })];
}

function refusedLines({ notProposed, blocked }: NearMiss, telling: Telling): readonly string[] {
  const { t } = telling.words;
  const why = notProposed.map(
    ({ node, code }) => `- ${nodeText(node, telling)}: ${say(t, `near.refused.${code}`)}`,
  );
  if (blocked.length > 0) return why.length === 0 ? [] : [say(t, 'near.refused.also'), ...why];
  return [say(t, why.length === 0 ? 'near.nothing' : 'near.nothing.because'), ...why];
}

function jsonOf(
  found: NearMiss,
  head: { rule: string; version: number; text: readonly string[] },
  said: Said,
): object {
  const told = ({ changes, cost }: Way, from: IsoDate | null = null) => ({
    changes: changes.map((one) => ({ ...one, text: said.change(one, from) })),
    cost,
  });
  const { verdict, inPower, inTime, blocked, notProposed, isCut } = found;
  return {
    ...{ rule: head.rule, version: head.version, verdict, text: head.text },
    in_power: inPower.map((way) => told(way)),
    in_time: inTime && { day: inTime.day, until: inTime.until, way: told(inTime.way, inTime.day) },
    blocked: blocked.map((way) => told(way)),
    not_proposed: notProposed,
    is_cut: isCut,
  };
}
