import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { accountForm } from '@/app/_shell/account-form';
import { translator } from '@/lib/messages';
import { requestForm } from './request-form';

const t = translator('en');
const typed = {
  fields: { phone: ['1'.repeat(41)], text: [''] },
  errors: [
    { field: 'phone', code: 'phoneLong' },
    { field: 'text', code: 'textLong' },
  ],
};

it('says how long each field may be, and leads to it', () => {
  const form = requestForm(t, typed);
  expect([form.failed, form.value('phone'), form.value('other')]).toEqual([true, '1'.repeat(41), '']);
  expect(form.error('phone')).toBe('Write at most 40 characters.');
  expect(form.error('text')).toBe('Write at most 2000 characters.');
  expect(form.error('other')).toBeUndefined();
  expect(renderToStaticMarkup(form.summary)).toContain('href="#phone"');
  expect(renderToStaticMarkup(requestForm(t, typed, 'ask').summary)).toContain('href="#ask-text"');
});

it('is drawn like the forms of an account, and not at all where nothing came back', () => {
  const account = accountForm(t, { fields: {}, errors: [{ field: 'email', code: 'missing' }] });
  expect(Object.keys(account)).toEqual(Object.keys(requestForm(t, typed)));
  expect(account.error('email')).toBe('Write your e-mail address.');
  for (const form of [requestForm(t, null), accountForm(t, null)])
    expect([form.failed, form.summary, form.value('phone')]).toEqual([false, false, '']);
});
