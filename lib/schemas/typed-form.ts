import { z } from 'zod';
import { FIELDS_MAX, FORM_BYTES, TYPED_MAX } from './limits';

const name = z.string().max(100);
const problem = z.strictObject({ field: name, code: z.string().max(60) });

/** A form that could not be taken: where it was sent, what was typed, and what is to be mended. */
export const TypedFormInput = z.strictObject({
  token: z.string().length(43),
  form: z.string().max(200),
  fields: z
    .record(name, z.array(z.string().max(FORM_BYTES)).max(TYPED_MAX))
    .refine((fields) => Object.keys(fields).length <= TYPED_MAX),
  errors: z.array(problem).max(FIELDS_MAX),
});
