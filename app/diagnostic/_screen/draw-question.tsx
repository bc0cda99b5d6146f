import type { ReactNode } from 'react';
import { byName } from '@/app/_components/answers/answer-words';
import { CertificateDetails, ProgrammesQuestion } from '@/app/_components/forms/question-lists';
import { RankQuestion } from '@/app/_components/forms/question-parts';
import { ChoiceQuestion, NumberQuestion, TwoNumbersQuestion } from '@/app/_components/forms/question-simple';
import type { QuestionProps } from '@/app/_components/forms/types';
import { certificatesSchema, type Question, question } from '@/lib/domain/facts';
import {
  drawActivity,
  drawAmounts,
  drawAssociations,
  drawCertificates,
  drawChecklist,
  drawCountry,
  drawKnow,
  drawRegion,
  drawSources,
} from './draw-special';
import { standardNames } from './lists';
import { DETAILS, type ScreenView } from './view';

/** Draws one question from what it needs; special ones read their lists first. */
export type Draw = (props: QuestionProps, view: ScreenView) => ReactNode | Promise<ReactNode>;

const byType: Readonly<Record<Question['type'], Draw>> = {
  single: (props) => <ChoiceQuestion {...props} type="radio" />,
  scale04: (props) => <ChoiceQuestion {...props} type="radio" />,
  multi: (props) => <ChoiceQuestion {...props} type="checkbox" />,
  integer: (props) => <NumberQuestion {...props} />,
  two_integers: (props) => <TwoNumbersQuestion {...props} />,
  rank3: (props) => <RankQuestion {...props} />,
  multi_status: (props) => <ProgrammesQuestion {...props} />,
  matrix: drawKnow,
  code: drawActivity,
  checklist: drawChecklist,
  ties5: drawSources,
};

const byFact: Readonly<Record<string, Draw>> = {
  'firm.country': drawCountry,
  'firm.subdivision': drawRegion,
  'firm.associations': drawAssociations,
  'firm.sales_band': drawAmounts,
  'access.fee_max': drawAmounts,
  'standards.held': drawCertificates,
};

/** The questions of a screen, in order. */
export async function drawQuestions(view: ScreenView): Promise<readonly ReactNode[]> {
  const { t, typed, alone } = view;
  const errors = view.pending?.errors ?? [];
  if (view.screen === DETAILS.screen) return [await drawDetails(view)];
  return Promise.all(
    view.facts.map((fact) =>
      (byFact[fact] ?? byType[question(fact).type])({ t, fact, typed, errors, alone }, view),
    ),
  );
}

/** What is asked of its last day. */
const LAST_DAY = { valid: 'until', expired: 'ran', working: null } as const;

async function drawDetails(view: ScreenView): Promise<ReactNode> {
  const { t, typed, context } = view;
  const answer = view.diagnostic.answers[DETAILS.fact]?.answer;
  const held = certificatesSchema.safeParse(answer?.state === 'answered' ? answer.value : {}).data ?? {};
  if (Object.keys(held).length === 0) return <p key="none">{t('pages.question.noCertificates')}</p>;
  const names = await standardNames(context);
  const certificates = byName(t, held, names).map(({ code, name, value: { status } }) => ({
    ...{ value: code, label: name, lastDay: LAST_DAY[status] },
  }));
  const errors = view.pending?.errors ?? [];
  return (
    <CertificateDetails
      key="details"
      t={t}
      fact={DETAILS.fact}
      typed={typed}
      errors={errors}
      certificates={certificates}
    />
  );
}
