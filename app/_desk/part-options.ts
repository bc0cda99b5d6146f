import { communityWords } from '@/app/_components/catalogue/communities';
import { groupWords } from '@/app/_components/catalogue/facts';
import type { Say } from '@/app/_components/catalogue/types';
import type { ReferenceLists } from '@/lib/data/reference/lists';
import {
  CAPABILITIES,
  CHANNELS,
  FIRM_GROUPS,
  MEMBERSHIPS,
  NATURES,
  OFFERING_TYPES,
  SIZE_CLASSES,
  STEP_TOKENS,
  UPGRADING_KINDS,
} from '@/lib/domain/vocabulary';
import { isMessageKey, type Translator } from '@/lib/messages';
import { tokenText } from '@/lib/messages/reason-text';
import type { ListName, OfferingPart } from '@/lib/schemas/offering-parts';

export type Options = readonly { value: string; label: string }[];
const LEVELS = [0, 1, 2, 3, 4] as const;

/** What can be chosen on the form of a part, by the name of the field. Nothing is chosen before somebody does. */
export function partOptions(
  say: Say,
  lists: ReferenceLists,
  part: OfferingPart,
): Readonly<Record<string, Options>> {
  const { t } = say;
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(value === 'yes' ? 'desk.yes' : 'desk.no') }));
  switch (part) {
    case 'for-whom':
      return {
        size_classes: SIZE_CLASSES.map((value) => ({ value, label: t(`vocabulary.sizes.${value}`) })),
        sectors: (['any', 'some'] as const).map((value) => ({
          value,
          label: t(`desk.part.sectors.${value}`),
        })),
      };
    case 'works-on':
      return {
        type: byLabel(
          t,
          OFFERING_TYPES.map((value) => ({ value, label: t(`vocabulary.offeringType.${value}`) })),
        ),
        what: withNone(
          t,
          CAPABILITIES.map((value) => ({ value, label: t(`vocabulary.capability.${value}`) })),
        ),
        levels: withNone(t, levels(t)),
        min_ac: withNone(t, levels(t)),
        upgrading_kind: UPGRADING_KINDS.map((value) => ({
          value,
          label: t(`vocabulary.upgrading.${value}`),
        })),
        generic: yesNo,
      };
    case 'knowledge':
      return {
        strength: withNone(t, strengths(t)),
        nature: NATURES.map((value) => ({ value, label: t(`vocabulary.nature.${value}`) })),
        follow_up: [
          { value: 'none', label: t('vocabulary.followUp.none') },
          { value: 'visits', label: t('vocabulary.followUp.visits') },
          { value: 'peer group', label: t('vocabulary.followUp.peer_group') },
        ],
        channel: CHANNELS.map((value) => ({ value, label: t(`vocabulary.channel.${value}`) })),
        places: withNone(t, placesByName(say, lists)),
        trades: withNone(t, tradesByCode(say, lists)),
        source_international: yesNo,
      };
    case 'costs':
      return {
        membership: MEMBERSHIPS.map((value) => ({ value, label: t(`vocabulary.membership.${value}`) })),
        groups: withNone(
          t,
          [...new Set([...SIZE_CLASSES, ...FIRM_GROUPS])].map((value) => ({
            value,
            label: groupWords(t, value),
          })),
        ),
      };
    case 'steps': {
      const tokens = [...STEP_TOKENS, ...lists.standards.items.map(({ id }) => id)];
      return {
        steps: withNone(
          t,
          byLabel(
            t,
            tokens.map((value) => ({ value, label: tokenText(t, value) })),
          ),
        ),
      };
    }
  }
}

/** In: one item of a list, as a file says it. Out: the same in words. */
export function itemWords(say: Say, list: ListName, item: string): string {
  const { t } = say;
  const [first = '', rest = ''] = item.split(':');
  switch (list) {
    case 'waiver': {
      const group = [...SIZE_CLASSES, ...FIRM_GROUPS].find((one) => one === first);
      return group ? t('desk.less', { who: groupWords(t, group), percent: Number(rest) }) : item;
    }
    case 'targets': {
      const [from = '', to = ''] = rest.split('-');
      const name = `vocabulary.capability.${first}`;
      const words = { from: levelWords(t, from), to: levelWords(t, to) };
      return isMessageKey(name) ? t('catalogue.offering.worksOn', { capability: t(name), ...words }) : item;
    }
    case 'communities':
      return communityWords(say, item);
    default:
      return tokenText(t, item);
  }
}

function levels(t: Translator): Options {
  return LEVELS.map((level) => ({ value: String(level), label: t(`vocabulary.level.${level}`) }));
}

function levelWords(t: Translator, level: string): string {
  const key = `vocabulary.level.${level}`;
  return isMessageKey(key) ? t(key) : level;
}

function strengths(t: Translator): Options {
  return [
    { value: '0', label: t('catalogue.offering.strength.none') },
    { value: '0.5', label: t('catalogue.offering.strength.some') },
    { value: '1', label: t('catalogue.offering.strength.main') },
  ];
}

/** The regions of the countries that the site looks at most. */
function placesByName({ t, names }: Say, { countries, subdivisions }: ReferenceLists): Options {
  const near = [...subdivisions.values()].filter(({ country }) => countries.get(country)?.focus);
  return byLabel(
    t,
    near.map(({ code, name, country }) => ({ value: code, label: `${names.country(country)}: ${name}` })),
  );
}

function tradesByCode({ names }: Say, { activities }: ReferenceLists): Options {
  return [...activities.values()]
    .filter(({ level }) => level === 'division')
    .map(({ code }) => ({ value: code, label: `${code} ${names.sector(code)}` }));
}

function byLabel({ locale }: Translator, options: Options): Options {
  const { compare } = new Intl.Collator(locale);
  return options.toSorted((a, b) => compare(a.label, b.label));
}

/** Nothing is chosen until somebody does. */
function withNone(t: Translator, options: Options): Options {
  return [{ value: '', label: t('desk.part.choose') }, ...options];
}
