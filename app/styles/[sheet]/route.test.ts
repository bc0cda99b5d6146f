import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GET } from './route';

const asked = vi.hoisted(() => ({ set: vi.fn() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: asked.set }),
  headers: async () => new Headers(),
}));
vi.mock('@/lib/style/sheet', () => ({ sheet: () => ({ text: 'p{color:red}', mark: 'a1', digest: '' }) }));

beforeEach(() => asked.set.mockReset());

describe('the sheet', () => {
  it('is kept for good by the browser, which says so from then on', async () => {
    const answer = await GET(new Request('http://puente.test/styles/a1.css'));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('p{color:red}');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect(asked.set.mock.calls).toEqual([
      [
        'puente_sheet',
        'a1',
        { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: 31_536_000 },
      ],
    ]);
  });

  it.each(['a2.css', 'a1', 'a1.css.css', 'A1.css'])('is not what %s asks for', async (name) => {
    const answer = await GET(new Request(`http://puente.test/styles/${name}`));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(asked.set).not.toHaveBeenCalled();
  });
});
