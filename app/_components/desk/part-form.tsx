import type { ReactNode } from 'react';
import { EditFrame } from './edit-frame';
import { CostsFields } from './part-fields/costs';
import { ForWhomFields } from './part-fields/for-whom';
import { KnowledgeFields } from './part-fields/knowledge';
import { StepsFields } from './part-fields/steps';
import { WorksOnFields } from './part-fields/works-on';
import type { PartFormView } from './part-types';

const FIELDS: Readonly<Record<PartFormView['part'], (props: { view: PartFormView }) => ReactNode>> = {
  'for-whom': ForWhomFields,
  'works-on': WorksOnFields,
  knowledge: KnowledgeFields,
  costs: CostsFields,
  steps: StepsFields,
};

/** The form of one part of an offering, saved for itself. */
export function PartForm({ view }: { view: PartFormView }) {
  const Fields = FIELDS[view.part];
  return (
    <EditFrame view={view}>
      <Fields view={view} />
    </EditFrame>
  );
}
