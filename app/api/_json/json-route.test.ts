import { describe, expect, it, vi } from 'vitest';
import { GET as noneRoute } from '@/app/api/[...none]/route';
import { GET as activitiesRoute } from '@/app/api/v1/activities/route';
import { publicList, publicOffering } from '@/app/api/v1/offerings/_public/public-offering';
import { GET as listRoute } from '@/app/api/v1/offerings/route';
import { withTestDatabase } from '@/db/testing';
import { listOfferings } from '@/lib/data/catalogue/search';
import { aVisitor } from '@/lib/data/testing/visitors';

const { db } = await withTestDatabase();
const visitor = aVisitor(db);
const reader = vi.hoisted(() => ({ locale: 'en' }));
vi.mock('@/lib/auth/request', () => ({ requestId: async () => 'r1' }));
vi.mock('@/lib/auth/context', () => ({ requestContext: async () => ({ ...visitor, ...reader }) }));

async function read(route: typeof listRoute, address: string): Promise<string> {
  const answer = await route(new Request(`http://localhost${address}`), { params: Promise.resolve({}) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toMatch(/^public, /);
  return answer.text();
}

describe('an answer for machines', () => {
  it.each([
    ['/api/v1/offerings', listRoute],
    ['/api/v1/offerings?q=lact&page=1', listRoute],
    ['/api/v1/activities?q=vino', activitiesRoute],
  ])('to %s is the same whatever language the reader prefers', async (address, route) => {
    reader.locale = 'en';
    const inEnglish = await read(route, address);
    reader.locale = 'es';
    expect(await read(route, address)).toBe(inEnglish);
  });

  it('is in the language that the address names', async () => {
    const [plain, english, spanish] = await Promise.all(
      ['', '&lang=en', '&lang=es'].map((lang) => read(activitiesRoute, `/api/v1/activities?q=1102${lang}`)),
    );
    expect(english).toBe(plain);
    expect(spanish).not.toBe(plain);
  });
});

it('the list for machines takes the first of several values and names the others, as the page does', async () => {
  expect(JSON.parse(await read(listRoute, '/api/v1/offerings?size=small&size=large'))).toMatchObject({
    total: (await listOfferings(visitor, { size: 'small' })).total,
    ignored: [{ filter: 'size', value: 'large', repeated: true }],
  });
});

it('an address for machines that names nothing is told as a problem', async () => {
  const answer = await noneRoute(new Request('http://localhost/api/404'), { params: Promise.resolve({}) });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

describe('the terms of the demonstration', () => {
  const terms = { licence: 'Apache-2.0', source: 'Puente demonstration catalogue' };

  it('are claimed for what is invented and for nothing else', async () => {
    const page = await listOfferings(visitor, {});
    const [first] = page.items;
    if (!first) throw new Error('no offering');
    expect(publicOffering(first, first.by)).toMatchObject(terms);
    const real = {
      ...first,
      offering: { ...first.offering, illustrative: false },
      by: { ...first.by, institution: { ...first.by.institution, illustrative: false } },
    };
    expect(publicOffering(real, real.by)).not.toHaveProperty('licence');
    expect(publicOffering(real, real.by)).not.toHaveProperty('source');
    const none = new URLSearchParams();
    expect(publicList(page, none)).toMatchObject({ ...terms, illustrative: true });
    expect(publicList({ ...page, items: [real] }, none)).toMatchObject({ illustrative: false });
    for (const items of [[real], [real, first], []])
      expect(publicList({ ...page, items }, none)).not.toHaveProperty('licence');
  });
});
