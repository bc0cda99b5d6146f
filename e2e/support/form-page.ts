import type { Page } from '@playwright/test';
import { paths } from '@/lib/paths';

/** A control of a question form. */
export type Control = { name: string; kind: 'text' | 'choice' | 'flag' | 'hidden' };

/** What a question page holds, read from its HTML as a browser without script would. */
export type FormPage = {
  title: string;
  /** What the form would send as it stands. */
  fields: Readonly<Record<string, readonly string[]>>;
  controls: readonly Control[];
  errors: readonly FormError[];
};

/** A line of the error summary. */
export type FormError = {
  label: string;
  /** The link leads to a control or group inside the form. */
  leads: boolean;
  /** The same words stand beside that control. */
  saidThere: boolean;
};

export async function readForm(page: Page, screen: string): Promise<FormPage> {
  const answer = await page.request.get(paths.screen(screen));
  if (answer.status() !== 200) throw new Error(`${screen} answers ${answer.status()}`);
  // A page of ours may not turn text into elements.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  return page.evaluate(parseForm, await answer.text());
}

function parseForm(html: string): FormPage {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const form = page.querySelector<HTMLFormElement>('form#answers');
  if (!form) throw new Error('no form');
  /** The summary names the question first; at the field stands what comes after. */
  function says(element: Element, label: string): boolean {
    const problem = label.slice(label.indexOf(': ') + 2).toLowerCase();
    return element.textContent?.toLowerCase().includes(problem) ?? false;
  }
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) fields[name] = [...(fields[name] ?? []), String(value)];
  const controls = new Map<string, Control>();
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    const { name, type } = control;
    const isFlag = type === 'checkbox' && /\.(none|unknown)$/.test(name);
    const kind = type === 'hidden' ? 'hidden' : isFlag ? 'flag' : type === 'text' ? 'text' : 'choice';
    if (name.includes('.')) controls.set(name, { name, kind });
  }
  const errors = [...page.querySelectorAll('.error-summary a')].map((link) => {
    const label = link.textContent ?? '';
    const target = page.getElementById((link.getAttribute('href') ?? '').slice(1));
    const leads = target !== null && form.contains(target);
    let place: Element | null = leads ? target : null;
    while (place && place !== form && !says(place, label)) place = place.parentElement;
    return { label, leads, saidThere: place !== null && place !== form };
  });
  return { title: page.title, fields, controls: [...controls.values()], errors };
}
