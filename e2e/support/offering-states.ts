import { paths, posts } from '@/lib/paths';
import { OFFERING_PARTS, type OfferingPart } from '@/lib/schemas/offering-parts';
import type { State } from './chapter';
import { post } from './draft';

/** Run by the institution of the demonstration's officer. */
const OFFERING = 'O07';

/** One mistake or more on each page of an offering. */
const MISTAKES: Readonly<Record<OfferingPart, Readonly<Record<string, string>>>> = {
  'for-whom': { 'place.pick.AR': '' },
  'works-on': { 'targets.what': 'OPS', 'targets.from': '3', 'targets.to': '1' },
  knowledge: { practice_share: 'half', 'communities.place': 'AR-M' },
  costs: { 'waiver.who': 'micro', 'waiver.percent': 'all' },
  steps: { go: 'add gives' },
};
const FINDING = {
  ...{ seen: 'none.1', go: 'place.find', 'place.find': 'mendoza', 'sector.find': 'wine' },
  ...{ 'place.pick.AR': 'in', 'sector.pick.11': 'in' },
};
const BEGINNING = {
  ...{ 'name.en': 'Cellar clinic', 'name.es': 'Clínica de bodega', type: 'training_course' },
  key: '0b8a1f6e-5f0d-4a53-9d0e-3f1c2b4a5d6e',
};

/** A page of the offering that has just been made; the same form makes the same one. */
function onNew(path: (id: string) => string): State['open'] {
  return async (page) => {
    const made = (await post(page, posts.createOffering(), BEGINNING)).headers().location ?? '';
    return page.goto(path(new URL(made, 'http://site').pathname.split('/').at(-1) ?? ''));
  };
}

function at(name: string, path: string): State {
  return { name, open: (page) => page.goto(path) };
}

/** A form as it comes back. */
function sent(action: string, fields: Readonly<Record<string, string>>): State['open'] {
  return async (page) => page.goto((await post(page, action, fields)).headers().location ?? '');
}

/** The pages of an offering that is changed, and of one that is made from nothing. */
export const offeringStates: readonly State[] = [
  ...OFFERING_PARTS.map((part) => at(`desk-edit-${part}`, paths.editPart(OFFERING, part))),
  ...OFFERING_PARTS.map((part) => ({
    name: `desk-edit-${part}-mistakes`,
    open: sent(posts.savePart(OFFERING, part), { seen: 'none.1', ...MISTAKES[part] }),
  })),
  { name: 'desk-edit-for-whom-found', open: sent(posts.savePart(OFFERING, 'for-whom'), FINDING) },
  at('desk-new', paths.newOffering()),
  { name: 'desk-new-mistakes', open: sent(posts.createOffering(), { 'name.en': 'A' }) },
  { name: 'desk-new-made', open: sent(posts.createOffering(), BEGINNING) },
  { name: 'desk-new-edit', open: onNew(paths.editOffering) },
  { name: 'desk-new-works-on', open: onNew((id) => paths.editPart(id, 'works-on')) },
  { name: 'desk-new-missing', open: onNew(paths.publishOffering) },
];
