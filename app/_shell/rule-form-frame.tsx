import type { ReactNode } from 'react';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { PageFrame } from './page-frame';

type Props = {
  /** What both kinds of form tell: of which offering, and why the form came back. */
  view: {
    t: Translator;
    name: string;
    errors: readonly { field: string; text: string }[];
    problem: string | null;
  };
  offering: string;
  title: string;
  path: string;
  children: ReactNode;
};

/** The page around one form of a rule: the way back to the rule, and what was wrong with the form. */
export function RuleFormFrame({ view, offering, title, path, children }: Props) {
  const { t, problem } = view;
  const rule = paths.offeringRule(offering);
  const links = problem
    ? [{ href: rule, label: problem }]
    : view.errors.map(({ field, text }) => ({ href: `#${field}`, label: text }));
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: rule, label: t('desk.rule.title', { name: view.name }) }}
      failed={links.length > 0}
    >
      {links.length > 0 && <ErrorSummary title={t('desk.edit.problem')} links={links} />}
      {children}
    </PageFrame>
  );
}
