import { expect, it } from 'vitest';
import { answerNames } from '@/app/diagnostic/_screen/lists';
import { withTestDatabase } from '@/db/testing';
import { getRequest } from '@/lib/data/requests/get';
import { anAskingFirm } from '@/lib/data/testing/intakes';
import { ofInstitution } from '@/lib/data/testing/people';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';

import { requestView } from './request-view';

const databases = await withTestDatabase();
const EXPECTED = {
  en: ['Met: country and activity, place, and size', 'Not met: language', 'Cannot be told yet: places'],
  es: [
    'Se cumple: país y actividad, lugar, y tamaño',
    'No se cumple: idioma',
    'Todavía no se puede decir: cupos',
  ],
} as const;

it.each(LOCALES)(
  'names which conditions of the offer a firm meets (%s), not only how many',
  async (locale) => {
    const { request } = await anAskingFirm(databases, 'O01');
    const officer = { ...(await ofInstitution(databases, 'I01')), locale };
    const view = await getRequest(officer, request);
    const told = { G3: 'met', G1: 'met', G2: 'met', G4: 'unmet', G8: 'unknown' } as const;
    const gates = Object.entries(told).map(([gate, verdict]) => ({ gate, verdict }));
    const versions = { run: '', asOf: '2026-11-22', catalogue: 1, offering: 1, policy: '', engine: '' };
    const shared = { ...view.shared, match: { status: 'unknown' as const, gates, versions } };
    const names = await answerNames(officer, {});
    const say = { t: translator(locale), names };
    const reader = { side: 'institution', action: '', typed: null, today: officer.today } as const;
    const shown = requestView(say, { ...view, shared }, reader).shared;
    expect(shown.find(({ name }) => name === say.t('requests.view.conditions'))?.lines).toEqual(
      EXPECTED[locale],
    );
  },
);
