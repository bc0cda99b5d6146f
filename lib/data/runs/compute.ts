import { canonicalJson } from '../../domain/canonical-json';
import { type GivenAnswer, question } from '../../domain/facts';
import type { RankingPolicy } from '../../domain/matching';
import { type CatalogueView, catalogueAt } from '../catalogue/revision';
import type { Context } from '../context';
import type { DiagnosticState } from '../diagnostics/state';
import { type ReferenceLists, referenceLists } from '../reference/lists';
import { policyAt } from '../reference/policy';
import { versionsOn } from '../reference/versions';
import { bytesOf, computeRun, hashOf, knownOn, type RunHead, type RunInput, runInput } from './input';
import { referenceHashOf, sensitiveRows } from './sources';
import { type RunSummary, summaryOf } from './summary';

/** All that a result is worked out from. */
export type Prepared = {
  answers: readonly GivenAnswer[];
  lists: ReferenceLists;
  view: CatalogueView;
  policy: RankingPolicy;
  input: RunInput;
  /** Canonical JSON of the input. */
  text: string;
};

/** A result in the form in which it is stored. */
export type Written = {
  head: RunHead;
  matches: readonly { offering: string; text: string }[];
  summary: RunSummary;
  hash: string;
};

/** `ordinary`: what follows without the answers about groups and refusals; `whole`: what their owner sees. */
export type Computed = { ordinary: Written; whole: Written; prepared: Prepared };

/** Reads what a result of this diagnostic rests on today. */
export async function prepare(ctx: Context, state: DiagnosticState): Promise<Prepared> {
  const versions = await versionsOn(ctx.db, ctx.today);
  const lists = await referenceLists(ctx.db, versions.reference);
  const view = await catalogueAt(ctx.db, versions.catalogue);
  const policy = await policyAt(ctx.db, versions.policy);
  const input = runInput(state.answers, await sensitiveRows(ctx.db, state.id), {
    asOf: ctx.today,
    form: state.form,
    catalogueRevision: view.revision,
    policyVersion: policy.version,
    referenceEdition: versions.reference,
    referenceHash: referenceHashOf(lists),
  });
  const answers = Object.values(state.answers).map((given) => knownOn(given, ctx.today));
  return { answers, lists, view, policy, input, text: canonicalJson(input) };
}

/** Works out both; nothing here reads a clock or a row. */
export function compute(prepared: Prepared): Computed {
  const plain = prepared.answers.filter((given) => !question(given.fact).sensitive);
  const ordinary = written(prepared, plain);
  const whole = plain.length === prepared.answers.length ? ordinary : written(prepared, prepared.answers);
  return { ordinary, whole, prepared };
}

function written(
  { lists, view, policy, input: { asOf } }: Prepared,
  answers: readonly GivenAnswer[],
): Written {
  const { firm, run } = computeRun(answers, { ...lists, view, policy, asOf });
  const { matches, ...head } = run;
  const texts = matches.map((match) => ({ offering: match.offering, text: canonicalJson(match) }));
  const bytes = bytesOf(
    head,
    texts.map((one) => one.text),
  );
  return { head, matches: texts, summary: summaryOf(run, firm), hash: hashOf(bytes) };
}
