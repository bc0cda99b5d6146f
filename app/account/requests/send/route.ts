import { ownQuestionsOf } from '@/app/_requests/own-questions';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { sendRequest } from '@/lib/data/requests/send';
import { REQUEST_KINDS } from '@/lib/domain/people';
import { FIRM_GROUPS } from '@/lib/domain/vocabulary';
import { paths, posts } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { type OwnAnswerError, readOwnAnswers } from '@/lib/schemas/own-answers';
import { postedVersion } from '@/lib/schemas/posted-version';
import { answerText, MESSAGE_LENGTH, PHONE_LENGTH, type RequestFieldError } from '@/lib/schemas/request';

/** Sends a request as its page showed it. */
export const POST = formRoute(async ({ context, fields, field }) => {
  const offering = field('offering') ?? '';
  const message = answerText(field('message') ?? '');
  const phone = answerText(field('phone') ?? '');
  const again = async (errors: readonly (RequestFieldError | OwnAnswerError)[], problem?: string) => {
    await keepTyped(context, { form: posts.sendRequest(), fields, errors });
    return paths.newRequest(offering, { again: '1', problem });
  };
  const kind = REQUEST_KINDS.find((one) => one === field('kind')) ?? 'place';
  const isChecked = field('go') === 'check';
  const questions =
    'firm' in context.actor && (kind === 'place' || isChecked) ? await ownQuestionsOf(context, offering) : [];
  const own = readOwnAnswers(fields, questions, context.today);
  const errors: (RequestFieldError | OwnAnswerError)[] = [...own.errors];
  if (message.length > MESSAGE_LENGTH) errors.push({ field: 'message', code: 'textLong' });
  if (phone.length > PHONE_LENGTH) errors.push({ field: 'phone', code: 'phoneLong' });
  if (errors.length > 0) return again(errors);
  if (isChecked) return `${await again([])}#q-asked`;
  const sent = await sendRequest(context, {
    offering,
    kind,
    message,
    phone,
    share: [...(fields.share ?? [])],
    notify: field('notify') === 'yes',
    intake: isId(field('intake') ?? '') ? (field('intake') ?? null) : null,
    groups: FIRM_GROUPS.filter((group) => fields.groups?.includes(group)),
    answersVersion: postedVersion(field('answersVersion')),
    asked: own.answers,
    asks: postedVersion(field('asks')),
  });
  return 'id' in sent ? paths.request(sent.id) : again([], sent.outcome);
});

export const GET = leadTo(paths.requests());
