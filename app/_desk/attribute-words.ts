import { communityWords } from '@/app/_components/catalogue/communities';
import { groupWords, languageWords } from '@/app/_components/catalogue/facts';
import type { Say } from '@/app/_components/catalogue/types';
import { ruleSay } from '@/app/_shell/rule-say';
import type { OwnQuestion } from '@/lib/domain/eligibility';
import type { Offering } from '@/lib/domain/matching';
import type { OfferingAttribute, OfferingContent } from '@/lib/domain/offerings';
import { CAPABILITIES, FIRM_GROUPS, KNOWLEDGE_KINDS, SIZE_CLASSES } from '@/lib/domain/vocabulary';
import { isMessageKey, type Translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';
import { tokenText } from '@/lib/messages/reason-text';
import { readRule, ruleLines } from '@/lib/messages/rule-text';

/** Name of something that can differ between two versions. */
export function attributeName(t: Translator, attribute: OfferingAttribute): string {
  return attribute.kind === 'words'
    ? t(`desk.words.${attribute.name}.${attribute.locale}`)
    : t(`desk.fact.${attribute.name}`);
}

/** What a version says of it, one line for each thing; a dash for nothing. */
export function attributeLines(
  say: Say,
  { offering, text }: OfferingContent,
  attribute: OfferingAttribute,
): readonly string[] {
  const lines =
    attribute.kind === 'words'
      ? [text[attribute.name][attribute.locale]].flat()
      : FACT_WORDS[attribute.name](say, offering);
  return lines.length > 0 ? lines : [say.t('desk.nothing')];
}

type Fact = Extract<OfferingAttribute, { kind: 'fact' }>['name'];
type Lines = (say: Say, offering: Offering) => readonly string[];

const FACT_WORDS: { readonly [Name in Fact]: Lines } = {
  type: ({ t }, { type }) => [t(`vocabulary.offeringType.${type}`)],
  priceUsd: ({ t, names }, { priceUsd }) => [
    priceUsd === 0 ? t('catalogue.price.free') : names.money(priceUsd),
  ],
  membership: ({ t }, { membership }) => [t(`vocabulary.membership.${membership}`)],
  membershipFeeUsd: ({ names }, { membershipFeeUsd }) =>
    membershipFeeUsd === 0 ? [] : [names.money(membershipFeeUsd)],
  waiver: ({ t }, { waiver }) =>
    [...new Set([...SIZE_CLASSES, ...FIRM_GROUPS])]
      .filter((group) => (waiver[group] ?? 0) > 0)
      .map((group) => t('desk.less', { who: groupWords(t, group), percent: waiver[group] ?? 0 })),
  modality: ({ t }, { modality }) => [t(`vocabulary.modality.${modality}`)],
  place: ({ names }, { place }) => [names.place(place)],
  languages: (say, { languages }) => [languageWords(say, languages)],
  seats: number(({ seats }) => seats),
  intake: ({ t }, { intake }) => [t(`vocabulary.intake.${intake}`)],
  hoursMonth: number(({ hoursMonth }) => hoursMonth),
  months: number(({ months }) => months),
  learningForm: ({ t }, { learningForm }) => learningForm.map((one) => t(`vocabulary.learningForm.${one}`)),
  practiceShare: ({ t }, { practiceShare }) => [
    t('catalogue.offering.practice', { percent: Math.round(practiceShare * 100) }),
  ],
  followUp: ({ t }, { followUp }) => [
    t(`vocabulary.followUp.${followUp === 'peer group' ? 'peer_group' : followUp}`),
  ],
  channel: ({ t }, { channel }) => channel.map((one) => t(`vocabulary.channel.${one}`)),
  nature: ({ t }, { nature }) => [t(`vocabulary.nature.${nature}`)],
  knowledge: ({ t }, { knowledge }) =>
    KNOWLEDGE_KINDS.map((kind) => {
      const strength = knowledge[kind] === 0 ? 'none' : knowledge[kind] < 1 ? 'some' : 'main';
      return `${t(`catalogue.offering.know.${kind}`)}: ${t(`catalogue.offering.strength.${strength}`)}`;
    }),
  targets: ({ t }, { targets }) =>
    CAPABILITIES.flatMap((capability) => {
      const target = targets[capability];
      if (!target) return [];
      const [from, to] = target.map((level) => levelWords(t, level));
      const name = t(`vocabulary.capability.${capability}`);
      return [t('catalogue.offering.worksOn', { capability: name, from: from ?? '', to: to ?? '' })];
    }),
  upgradingKind: ({ t }, { upgradingKind }) => upgradingKind.map((kind) => t(`vocabulary.upgrading.${kind}`)),
  communities: (say, { communities }) => communities.map((community) => communityWords(say, community)),
  sourceInternational: yesOrNo(({ sourceInternational }) => sourceInternational),
  countries: ({ names }, { countries }) => countries.map(names.country),
  subdivisions: ({ t, names }, { subdivisions }) => subdivisions?.map(names.place) ?? [t('desk.everywhere')],
  sectors: ({ t, names }, { sectors }) =>
    sectors.map((code) => (code === '*' ? t('catalogue.offering.servesAny') : names.sector(code))),
  sizeClasses: ({ t }, { sizeClasses }) => sizeClasses.map((size) => t(`vocabulary.sizes.${size}`)),
  minAc: ({ t }, { minAc }) => [levelWords(t, minAc)],
  requires: ({ t }, { requires: { all, any } }) => [
    ...all.map((token) => tokenText(t, token)),
    ...any.map((token) => t('desk.oneOf', { what: tokenText(t, token) })),
  ],
  eligibility: (say, { eligibility }) => {
    if (!eligibility) return [];
    const lines = ruleLines(readRule(eligibility.rule, ruleSay(say, eligibility, 'officer')));
    const firms = eligibility.personas.map(({ name, expect }) =>
      say.t('desk.rule.testFirm', { name, verdict: say.t(`desk.rule.verdict.${expect}`) }),
    );
    const asked = (eligibility.questions ?? []).map((one) => questionLine(say.t, one));
    return [...lines.map((line) => line.trim()), ...asked, ...firms];
  },
  gives: ({ t }, { gives }) => gives.map((token) => tokenText(t, token)),
  generic: yesOrNo(({ generic }) => generic),
  illustrative: yesOrNo(({ illustrative }) => illustrative),
};

function number(of: (offering: Offering) => number): Lines {
  return ({ t }, offering) => [formatNumber(t.locale, of(offering), { decimals: 2 })];
}

function yesOrNo(of: (offering: Offering) => boolean): Lines {
  return ({ t }, offering) => [t(of(offering) ? 'desk.yes' : 'desk.no')];
}

function levelWords(t: Translator, level: number): string {
  const key = `vocabulary.level.${level}`;
  return isMessageKey(key) ? t(key) : String(level);
}

/** All that firms read of a question, so that any change of it shows. */
function questionLine(t: Translator, question: OwnQuestion): string {
  const words = [question.text, ...(question.help ? [question.help] : [])].map((one) => one[t.locale]);
  const choices = question.kind === 'code' ? question.values.map(({ text }) => text[t.locale]) : [];
  return t('desk.rule.ask.line', { question: [...words, ...choices].join(' · ') });
}
