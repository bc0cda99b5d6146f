import type { Finding, RuleResult } from '../../rules';
import { type FirmView, memberKey } from '../firm-reader';
import type { Offering } from '../types';
import { criterion, decided, gate, headOf } from './criterion';

const G5 = headOf('G5');
const G6 = headOf('G6');
const G8 = headOf('G8');

/** True if it works on no capability: shown with money and taxes, never as a match. */
export function isGeneric(offering: Offering): boolean {
  return offering.generic || Object.keys(offering.targets).length === 0;
}

/** G5 It works on a capability. */
export function genericGate(offering: Offering): Finding {
  const targets = Object.keys(offering.targets);
  return gate(G5, [
    decided('G5.targets', !isGeneric(offering), { code: 'criterion.targets', values: { asked: targets } }),
  ]);
}

/** G6 The door is open: nobody must be a member, or there is another route (IA-01), or the firm is a member. */
export function accessGate(
  { institution, membership }: Offering,
  openToAll: RuleResult,
  view: FirmView,
): Finding {
  const open = openToAll.outcome === 'pass';
  const door = open
    ? decided('G6.access', true, { code: 'criterion.open_access', values: { membership, institution } })
    : membershipOf(institution, view);
  return gate(G6, [door]);
}

function membershipOf(institution: string, view: FirmView): Finding {
  const finding = criterion(
    'criterion.member',
    { id: 'G6.access', op: 'is', fact: memberKey(institution) },
    view,
  );
  return { ...finding, reason: { ...finding.reason, values: { ...finding.reason.values, institution } } };
}

/** G8 Places now. Never changes the status: it says open, waiting list, by invitation or next date. */
export function intakeGate({ intake, seats }: Offering): Finding {
  return gate(G8, [
    decided('G8.intake', intake === 'open', { code: 'criterion.intake', values: { intake, seats } }),
  ]);
}
