import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { translator } from '@/lib/messages';
import { OutboxMailPage } from './outbox-mail-page';

const site = 'https://firms.example';

function drawn(text: string): string {
  const mail = {
    id: 'm',
    to: 'ana@firm.example',
    locale: 'es',
    subject: 'Entre',
    text,
    at: '2026-11-22T10:00:00Z',
  } as const;
  return renderToStaticMarkup(<OutboxMailPage t={translator('en')} mail={mail} address={site} />);
}

function links(text: string): string[] {
  return [...drawn(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
}

it('lets links to this site be followed', () => {
  expect(links(`Vaya aquí:\n\n${site}/sign-in/link/abc\n\nAdiós`)).toEqual([`${site}/sign-in/link/abc`]);
});

it.each([
  'https://elsewhere.example/sign-in',
  `${site}.elsewhere.example/`,
  'javascript:alert(1)',
  `${site}/a and more words`,
  `“${site}/a”`,
])('makes no link of %s', (line) => {
  expect(links(`Hola\n\n${line}\n`)).toEqual([]);
});

it('shows what looks like markup as it was typed, and keeps lines and paragraphs', () => {
  const html = drawn('<b onclick="x">A</b>\nB\n\nB\nB');
  expect(html).toContain('<p>&lt;b onclick=&quot;x&quot;&gt;A&lt;/b&gt;<br/>B</p><p>B<br/>B</p>');
});
