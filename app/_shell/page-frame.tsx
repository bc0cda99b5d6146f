import type { ReactNode } from 'react';
import { drawFormsFor } from '@/app/_components/forms/post-form';
import { actingFor, typist } from '@/lib/auth/acting';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { Bridge } from './frame/bridge';
import { LanguageSwitch } from './frame/language-switch';
import { SiteFooter } from './frame/site-footer';

export type PageFrameProps = {
  locale: Locale;
  /** Said first in the browser's title; the page draws its own h1. */
  title: string;
  /** Where language and appearance return to. */
  path: string;
  children: ReactNode;
  /** Id of the form whose typed values every button of the frame must carry along. */
  form?: 'answers';
  /** `form` posts the typed values and goes one screen back. */
  back?: { href: string; label?: string } | 'form';
  width?: 'measure' | 'wide';
  /** Shows that the offerings and institutions on this page are invented, or what else is not real on it. */
  demo?: boolean | string;
  /** Marks the title of a page that shows field errors. */
  failed?: boolean;
};

/** Header, main and footer around every page for firms and visitors. */
export function PageFrame(props: PageFrameProps) {
  const {
    locale,
    title,
    path,
    children,
    form,
    back,
    width = 'measure',
    demo = false,
    failed = false,
  } = props;
  const t = translator(locale);
  drawFormsFor(typist());
  return (
    <>
      <title>{`${failed ? t('common.errorPrefix') : ''}${title} – Puente`}</title>
      {/* Enter in a text field presses the first button of the form in page order: it must be none of the frame. */}
      {form && (
        <button
          type="submit"
          form={form}
          name="go"
          value="enter"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        >
          {t('common.continue')}
        </button>
      )}
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <header className="head">
        <div className="wrap head-in">
          <a className="brand" href={paths.home()}>
            <Bridge />
            Puente
          </a>
          <a className="tap account" href={paths.account()}>
            {t('account.your')}
          </a>
          <LanguageSwitch locale={locale} path={path} form={form} />
        </div>
      </header>
      <Acting t={t} />
      {demo && (
        <aside className="demo" aria-label={t('common.demoMark')}>
          <p className="wrap">
            <strong>{t('common.demoMark')}.</strong> {demo === true ? t('common.demo') : demo}
          </p>
        </aside>
      )}
      <div className={width === 'wide' ? 'wrap body wide' : 'wrap body'}>
        {back && (
          <nav aria-label={t('common.back')}>
            <BackLink back={back} form={form} label={t('common.back')} />
          </nav>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <SiteFooter locale={locale} path={path} form={form} />
    </>
  );
}

/** Whoever may act for several must always see for whom they do. */
function Acting({ t }: { t: Translator }) {
  const who = actingFor();
  if (who === null) return null;
  return (
    <aside className="demo no-print" aria-label={t('account.actingFor', { who })}>
      <p className="wrap">
        {t('account.actingFor', { who })}. <a href={paths.account()}>{t('account.change')}</a>
      </p>
    </aside>
  );
}

function BackLink({
  back,
  form,
  label,
}: {
  back: NonNullable<PageFrameProps['back']>;
  form?: string | undefined;
  label: string;
}) {
  if (back === 'form')
    return (
      <button type="submit" className="back" form={form} name="go" value="back">
        {label}
      </button>
    );
  return (
    <a className="back" href={back.href}>
      {back.label ?? label}
    </a>
  );
}
