import { expect, it } from 'vitest';
import { problemResponse } from './problem-document';

const asked = { appearance: 'system', reference: 'r1' } as const;

it.each([
  ['en', 'This address cannot be used like this', 'page of this site'],
  ['es', 'Esta dirección no se puede usar de esa manera', 'página de este sitio'],
] as const)(
  'says in %s what a method is refused for, and names those that are taken',
  async (locale, title, other) => {
    const answer = problemResponse({ ...asked, locale, problem: 'method' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
    const html = await answer.text();
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).not.toContain(other);
  },
);

it('names no methods where it is not about them', () => {
  const answer = problemResponse({ ...asked, locale: 'en', problem: 'forbidden' });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('allow')).toBeNull();
});

it.each([
  ['en', 'What you just wrote here was not saved.'],
  ['es', 'Lo que acaba de escribir aquí no se guardó.'],
] as const)('says in %s that answers sent after the deletion were not saved', async (locale, lost) => {
  const told = async (isLost: boolean) =>
    problemResponse({ ...asked, locale, problem: 'noDraft', lost: isLost }).text();
  expect(await told(true)).toContain(lost);
  expect(await told(false)).not.toContain(lost);
});
