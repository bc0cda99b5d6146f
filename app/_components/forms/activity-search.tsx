'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

/** `word`: the everyday word that led to the title. */
type Suggestion = { code: string; title: string; word: string | null };

type Props = {
  name: string;
  lang: string;
  query: string;
  failed: boolean;
  describedBy?: string | undefined;
  texts: {
    label: string;
    list: string;
    none: string;
    one: string /** With `#` for the number. */;
    many: string;
  };
  /** The search button, which does the same without script. */
  children: ReactNode;
};

const LEAST = 3;
const PAUSE_MS = 250;

/** A text field that suggests activities while one types. Without script it is a text field with a search button. */
export function ActivitySearch({ name, lang, query, failed, describedBy, texts, children }: Props) {
  const [text, setText] = useState(query);
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [active, setActive] = useState(-1);
  const [chosen, setChosen] = useState<Suggestion | null>(null);
  const [enhanced, setEnhanced] = useState(false);
  // The word that the choices on the page belong to: posted, so that a later one is not passed over.
  const [seen, setSeen] = useState(query);

  const field = useRef<HTMLInputElement>(null);

  // Without script it is a plain text field, and says so. What was typed while the script was on its way counts too.
  useEffect(() => {
    setEnhanced(true);
    setText((known) => field.current?.value ?? known);
  }, []);

  useEffect(() => {
    const words = text.trim();
    if (words.length < LEAST || text === seen) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setActive(-1);
      setFound(await suggestions(words, lang, abort.signal));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, lang, seen]);

  function choose(suggestion: Suggestion) {
    setSeen(suggestion.title);
    setText(suggestion.title);
    setChosen(suggestion);
    setFound(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!found?.length) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    }
    const suggestion = found[active];
    if (event.key === 'Enter' && suggestion) {
      event.preventDefault();
      choose(suggestion);
    }
    if (event.key === 'Escape') setFound(null);
  }

  const open = Boolean(found?.length);
  const list = `${name}-list`;
  return (
    <>
      <div className="suggest">
        <label className="sub" htmlFor={`${name}.query`}>
          {texts.label}
        </label>
        <input
          ref={field}
          className="input"
          id={`${name}.query`}
          name={`${name}.query`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setFound(null)}
          autoComplete="off"
          aria-invalid={failed || undefined}
          aria-describedby={describedBy}
          {...(enhanced && {
            role: 'combobox',
            'aria-expanded': open,
            'aria-controls': list,
            'aria-autocomplete': 'list' as const,
            'aria-activedescendant': active >= 0 && open ? `${list}-${active}` : undefined,
          })}
        />
        <div id={list} role="listbox" aria-label={texts.list} hidden={!open}>
          {found?.map((suggestion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a combobox are handled by its text field
            <div
              key={suggestion.code}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              // Before the text field loses the focus, which would close the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion)}
            >
              {suggestion.word ? `${suggestion.title} (${suggestion.word})` : suggestion.title}
            </div>
          ))}
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {found && announcement(found.length, texts)}
      </p>
      <input type="hidden" name={`${name}.seen`} value={seen} />
      <p>{children}</p>
      {chosen && (
        <label className="choice">
          <input key={chosen.code} type="radio" name={name} value={chosen.code} defaultChecked />
          {chosen.title}
        </label>
      )}
    </>
  );
}

function announcement(count: number, texts: Props['texts']): string {
  if (count === 0) return texts.none;
  return count === 1 ? texts.one : texts.many.replace('#', String(count));
}

async function suggestions(
  q: string,
  lang: string,
  signal: AbortSignal,
): Promise<readonly Suggestion[] | null> {
  try {
    const response = await fetch(`/api/v1/activities?${new URLSearchParams({ q, lang })}`, { signal });
    if (!response.ok) return null;
    const { items } = (await response.json()) as { items: Suggestion[] };
    return items;
  } catch {
    // Offline or overtaken by the next key: the search button still works.
    return null;
  }
}
