import type { ReactNode } from 'react';
import { PostForm } from '../forms/post-form';
import { HiddenFields } from './hidden-fields';

type Props = {
  action: string;
  hidden: Readonly<Record<string, string>>;
  /** Null where there is nothing to do. */
  go: string | null;
  keep: { href: string; label: string };
  grave?: boolean;
  /** What it happens to. */
  children?: ReactNode;
};

/** The last question before something happens: a button that does it, and a way out. */
export function ConfirmForm({ action, hidden, go, keep, grave = false, children }: Props) {
  return (
    <PostForm action={action}>
      {children}
      <HiddenFields of={hidden} />
      <p className="actions">
        {go && (
          <button type="submit" className={grave ? 'btn danger' : 'btn'}>
            {go}
          </button>
        )}
        <a className="tap" href={keep.href}>
          {keep.label}
        </a>
      </p>
    </PostForm>
  );
}
