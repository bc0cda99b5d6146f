import type { Translator } from '@/lib/messages';
import { PlainField } from '../forms/plain-field';

type Props = {
  t: Translator;
  value: string;
  error: string | undefined;
  /** Where a page holds two. */
  id?: string;
  hint?: string;
  /** Somebody else's address, which the browser does not know. */
  others?: boolean;
};

/** The address of an account. */
export function EmailField({ t, value, error, id = 'email', hint, others = false }: Props) {
  return (
    <PlainField
      name="email"
      id={id}
      type="email"
      autoComplete={others ? 'off' : 'username'}
      label={t('account.field.email')}
      hint={hint}
      value={value}
      error={error}
    />
  );
}
