import type { Institution } from '@/lib/domain/matching';
import { FIRM_GROUPS, type Membership } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatList, formatNumber, inSentence } from '@/lib/messages/format';
import { Status, type StatusKind } from '../status';
import { groupWords } from './facts';
import type { FirstStep, Say } from './types';

type Props = {
  say: Say;
  institution: Institution;
  memberships: readonly Membership[];
  /** By the rule on a way in for beginners: what the institution says of itself is not enough. */
  firstStep: FirstStep;
};

/** Who can take part, as the institution's own rules say. */
export function InstitutionAccess({ say: { t }, institution: { access }, memberships, firstStep }: Props) {
  const lines: readonly { is: StatusKind; words: string }[] = [
    membershipLine(t, access.nonmemberRoute, memberships),
    {
      is: firstStep === 'open' ? 'pass' : 'fail',
      words: t(`catalogue.institution.beginner.${firstStep}`),
    },
    access.appeal
      ? { is: 'pass', words: t('catalogue.institution.appeal.yes') }
      : { is: 'fail', words: t('catalogue.institution.appeal.no') },
    keptLine(t, access.reserved),
  ];
  return (
    <ul className="plain access">
      {lines.map(({ is, words }) => (
        <li key={words}>
          <Status is={is}>{words}</Status>
        </li>
      ))}
    </ul>
  );
}

function membershipLine(
  t: Translator,
  route: boolean,
  memberships: readonly Membership[],
): { is: StatusKind; words: string } {
  const required = memberships.filter((one) => one === 'required').length;
  if (required === 0) return { is: 'pass', words: t('catalogue.institution.members.yes') };
  if (route) return { is: 'pass', words: t('catalogue.institution.members.route') };
  const all = required === memberships.length;
  return {
    is: 'fail',
    words: t(all ? 'catalogue.institution.members.shut' : 'catalogue.institution.members.no'),
  };
}

function keptLine(
  t: Translator,
  reserved: Institution['access']['reserved'],
): { is: StatusKind; words: string } {
  const kept = FIRM_GROUPS.filter((group) => (reserved[group] ?? 0) > 0).map((group) =>
    t('catalogue.institution.keptFor', {
      percent: t('catalogue.percent', {
        number: formatNumber(t.locale, Math.round((reserved[group] ?? 0) * 100)),
      }),
      group: inSentence(groupWords(t, group)),
    }),
  );
  if (kept.length === 0) return { is: 'not_applicable', words: t('catalogue.institution.keptNone') };
  return { is: 'pass', words: t('catalogue.institution.kept', { list: formatList(t.locale, kept) }) };
}
