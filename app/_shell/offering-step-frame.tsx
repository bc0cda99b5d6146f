import type { ReactNode } from 'react';
import type { ScheduleFormView } from '@/app/_components/desk/schedule-form';
import { ErrorSummary } from '@/app/_components/forms/error-summary';
import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { PageFrame, type PageFrameProps } from './page-frame';

type Props = Pick<PageFrameProps, 'title' | 'path' | 'width'> & {
  t: Translator;
  offering: string;
  /** Why the step was not taken, and where to look; null on a first visit. */
  problem: { title: string; link: { href: string; label: string } } | null;
  children: ReactNode;
};

/** The page before a step of one offering: the way back to it, and why the step was not taken. */
export function OfferingStepFrame({ t, offering, title, path, width = 'measure', problem, children }: Props) {
  return (
    <PageFrame
      locale={t.locale}
      title={title}
      path={path}
      back={{ href: paths.deskOffering(offering), label: t('desk.backOne') }}
      failed={problem !== null}
      width={width}
    >
      {problem && <ErrorSummary title={problem.title} links={[problem.link]} />}
      <h1>{title}</h1>
      {children}
    </PageFrame>
  );
}

/** The step was asked for from a page that is out of date. In: where to look at what stands there now. */
export function outOfDate(t: Translator, href: string) {
  return { title: t('desk.edit.problem'), link: { href, label: t('desk.publish.conflict') } };
}

/** The day that was asked for cannot be kept. In: the form of the day, if the page has one. Out: null while it can. */
export function wrongDay(t: Translator, later: Pick<ScheduleFormView, 'day'> | null) {
  const error = later?.day.error;
  return error ? { title: t('desk.edit.problem'), link: { href: '#day', label: error } } : null;
}
