import { PageFrame } from '@/app/_shell/page-frame';
import { APPEARANCES } from '@/lib/auth/locale';
import { requestAppearance, requestLocale } from '@/lib/auth/request';
import { translator } from '@/lib/messages';
import { ownPath, paths, posts } from '@/lib/paths';

type Props = { searchParams: Promise<{ from?: string | string[] }> };

/** Light, dark or high contrast: chosen here, remembered on this device, and back to the page one came from. */
export default async function Look({ searchParams }: Props) {
  const { from } = await searchParams;
  const back = ownPath(typeof from === 'string' ? from : undefined);
  const [locale, current] = await Promise.all([requestLocale(), requestAppearance()]);
  const t = translator(locale);
  return (
    <PageFrame locale={locale} title={t('pages.look.title')} path={paths.look(back)} back={{ href: back }}>
      <h1>{t('pages.look.title')}</h1>
      <p className="lede">{t('pages.look.lede')}</p>
      <form className="looks" method="post" action={posts.appearance()}>
        <input type="hidden" name="path" value={back} />
        {APPEARANCES.map((look) => (
          <button
            key={look}
            type="submit"
            className="btn second"
            name="look"
            value={look}
            aria-pressed={look === current}
          >
            {t(`pages.look.${look}`)}
          </button>
        ))}
      </form>
    </PageFrame>
  );
}
