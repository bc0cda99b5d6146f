import { answerWords } from '@/app/_components/answers/answer-words';
import { words } from '@/app/_components/forms/words';
import type { NewRequestView } from '@/app/_components/requests/types';
import type { ReturnedForm } from '@/app/_shell/returned-form';
import { answerNames } from '@/app/diagnostic/_screen/lists';
import type { Context } from '@/lib/data/context';
import { prepareRequest } from '@/lib/data/requests/prepare';
import type { TypedForm } from '@/lib/data/typed/read';
import { REQUEST_KINDS } from '@/lib/domain/people';
import { DEFAULT_TERMS } from '@/lib/domain/requests';
import { type Translator, translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { askedBlock } from './asked-view';
import { intakeChoice } from './intake-choice';
import { requestForm } from './request-form';

/** Everything the page before sending is drawn from: each line stands as the institution will read it. */
export async function newRequestView(
  context: Context,
  offering: string,
  typed: TypedForm | null,
): Promise<{ t: Translator; view: NewRequestView; form: ReturnedForm }> {
  const prepared = await prepareRequest(context, offering, typed?.fields);
  const t = translator(context.locale ?? 'en');
  const names = await answerNames(context, prepared.answers);
  const institution = prepared.by.text.name[t.locale];
  const { appeal } = prepared.by.institution.access;
  const first = (field: string) => typed?.fields[field]?.[0];
  const chosen = typed ? new Set(typed.fields.share ?? []) : null;
  const form = requestForm(t, typed);
  const field = (name: string) => ({ value: form.value(name), error: form.error(name) });
  const free = REQUEST_KINDS.find((kind) => !prepared.open.some((one) => one.kind === kind));
  const view: NewRequestView = {
    offering,
    title: t('requests.new.title', { offer: prepared.entry.text.name[t.locale] }),
    lede: t(appeal ? 'requests.new.lede' : 'requests.new.ledeNoAppeal', {
      institution,
      days: DEFAULT_TERMS.answerDays,
    }),
    hasResult: prepared.match !== null,
    hasAnswers: prepared.hasDiagnostic,
    kinds: REQUEST_KINDS.map((kind) => ({
      kind,
      label: t(`requests.kind.${kind}`),
      checked: (first('kind') ?? free) === kind,
      open: prepared.open.find((one) => one.kind === kind)?.id ?? null,
    })),
    intakes: intakeChoice(context, { t, prepared, typed, institution }),
    asked: prepared.asked && askedBlock(t, prepared.asked, { institution, isTyped: typed !== null, field }),
    message: field('message'),
    phone: field('phone'),
    institution,
    always: t('requests.new.always', {
      firm: prepared.firm,
      person: prepared.contact.name,
      email: prepared.contact.email,
    }),
    answers: prepared.shareable.map(({ fact, usual }) => ({
      fact,
      usual,
      name: words(t, `diagnostic.${fact}.name`),
      lines: answerWords({ t, names }, fact, prepared.answers[fact]?.answer),
      checked: chosen ? chosen.has(fact) : usual,
    })),
    notify: typed ? first('notify') === 'yes' : false,
    answersVersion: prepared.answersVersion,
    back: prepared.match ? paths.match(offering) : paths.offering(offering),
  };
  return { t, view, form };
}
