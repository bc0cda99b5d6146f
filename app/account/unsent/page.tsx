import { PostForm } from '@/app/_components/forms/post-form';
import { noAccess } from '@/app/_shell/no-access';
import { page } from '@/app/_shell/page-data';
import { PageFrame } from '@/app/_shell/page-frame';
import { signedInAccount } from '@/app/_shell/signed-in';
import { readUnsent, type Unsent } from '@/app/_shell/unsent';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';

/** What somebody sent when their session had ended: to look at, to send now, or to throw away. */
export default page(async function UnsentPage() {
  const { context, account } = await signedInAccount();
  const t = translator(context.locale ?? 'en');
  if (!account) return noAccess(context, paths.unsent(), t('account.unsent.ended'));
  const unsent = await readUnsent(context);
  const title = t('account.unsent.title');
  return (
    <PageFrame locale={t.locale} title={title} path={paths.unsent()} back={{ href: paths.account() }}>
      <h1>{title}</h1>
      <p>{t(unsent.length > 0 ? 'account.unsent.text' : 'account.unsent.none')}</p>
      {unsent.map((one) => (
        <UnsentForm key={one.action} t={t} unsent={one} />
      ))}
    </PageFrame>
  );
});

function UnsentForm({ t, unsent }: { t: Translator; unsent: Unsent }) {
  const { action, page: on, fields } = unsent;
  return (
    <section>
      {textsOf(unsent).map((text) => (
        <blockquote key={text} className="typed">
          {text}
        </blockquote>
      ))}
      <p>
        <a href={withAgain(on)}>{t('account.unsent.page')}</a>
      </p>
      <PostForm action={action}>
        {Object.entries(fields).flatMap(([name, values]) =>
          values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        <p className="actions">
          <button type="submit" className="btn">
            {t('account.unsent.send')}
          </button>
        </p>
      </PostForm>
      <form method="post" action={posts.forgetUnsent()}>
        <input type="hidden" name="action" value={action} />
        <p className="actions">
          <button type="submit" className="quiet">
            {t('account.unsent.forget')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** What was written in words; choices and numbers say nothing without their labels. */
function textsOf({ fields }: Unsent): string[] {
  const all = Object.values(fields).flat();
  return [...new Set(all.filter((text) => /\p{L}\s+\p{L}/u.test(text)))];
}

/** Pages that can show a form again do so with what was typed. */
function withAgain(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}again=1`;
}
