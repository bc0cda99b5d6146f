import { type ComponentProps, cache } from 'react';

/** For whom the forms of this page are drawn; filled by the frame, before anything in it is drawn. */
const drawn = cache((): { typist: string | null } => ({ typist: null }));

/** In: the mark of who has signed in; null for a visitor. */
export function drawFormsFor(typist: string | null): void {
  drawn().typist = typist;
}

/** A form in which somebody who has signed in types: what it sends is known to be theirs if they are signed out meanwhile. */
export function PostForm({ children, ...form }: Omit<ComponentProps<'form'>, 'method'>) {
  const { typist } = drawn();
  return (
    <form method="post" {...form}>
      {typist !== null && <input type="hidden" name="typist" value={typist} />}
      {children}
    </form>
  );
}
