'use client';

import { useEffect, useRef, useState } from 'react';
import { clockTime } from './clock-time';

type Props = {
  /** Of the language, as dates and numbers of the page are written. */
  tag: string;
  texts: {
    /** With `#` for the time of day. */
    kept: string;
    failed: string;
  };
};

const IDLE_MS = 10_000;
/** Nobody who pressed a button waits longer than this for what was on its way before. */
const PATIENCE_MS = 3000;
/** The field that counts what the page has sent. */
const TURN = 'turn';
/** The fields that say from which answers the page was drawn, and of whom. */
const DRAWN_FROM = ['version', 'shown', 'draft', 'seen', 'from'];
/** Under this name the history of the browser has them too. */
const DRAWN = 'puenteDrawn';
/** Kept, and nothing to show. */
const KEPT = 204;

/**
 * Keeps what stands in the form around it once nobody has typed for a while, so that a lost connection or a closed
 * window takes no more than the last seconds. Without script nothing is shown and the buttons keep it.
 */
export function KeepTyped({ tag, texts }: Props) {
  const said = useRef<HTMLParagraphElement>(null);
  const turn = useRef<HTMLInputElement>(null);
  const [news, setNews] = useState('');

  useEffect(() => {
    const form = said.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: Promise<void> | null = null;
    let sent = '';
    let turns = 0;

    // Numbered, so that what comes late is known to be late.
    function countTurn() {
      turns += 1;
      if (turn.current) turn.current.value = String(turns);
    }
    async function keep(of: HTMLFormElement) {
      const typed = typedIn(of);
      if (typed === sent) return;
      countTurn();
      const isKept = await post(of.action, `${typed}&${TURN}=${turns}`);
      if (isKept) sent = typed;
      setNews(isKept ? texts.kept.replace('#', clockTime(tag, new Date())) : texts.failed);
    }
    function onInput() {
      clearTimeout(timer);
      timer = setTimeout(onIdle, IDLE_MS);
    }
    function onIdle() {
      timer = undefined;
      if (!form) return;
      // One at a time, so that the later text also comes later.
      if (running) return onInput();
      running = keep(form).finally(() => {
        running = null;
      });
    }
    // Another page, another app, a locked phone: there may be no later moment.
    function onHidden() {
      if (document.visibilityState !== 'hidden' || timer === undefined) return;
      clearTimeout(timer);
      onIdle();
    }
    // What is on its way must not come after what is sent now.
    function onSubmit(event: SubmitEvent) {
      clearTimeout(timer);
      timer = undefined;
      countTurn();
      if (!running) return;
      event.preventDefault();
      const { submitter } = event;
      void running.then(() => form?.requestSubmit(submitter));
    }
    form.addEventListener('input', onInput);
    form.addEventListener('submit', onSubmit);
    document.addEventListener('visibilitychange', onHidden);
    // On a slow line the first keys come before this script.
    if (!isOfBefore(form) && hasChanged(form)) onInput();
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', onSubmit);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [tag, texts.kept, texts.failed]);

  return (
    <>
      <input ref={turn} type="hidden" name={TURN} />
      <p ref={said} className="hint" role="status">
        {news}
      </p>
    </>
  );
}

/**
 * Whether the browser has come back to a page that it was on before. What it puts into the fields was typed beside the
 * answers of then: it goes with what was drawn then, so that it is never taken for a change of what was saved since.
 */
function isOfBefore(form: HTMLFormElement): boolean {
  const fields = DRAWN_FROM.map((name) => form.elements.namedItem(name)).filter(isInput);
  const before: unknown = history.state?.[DRAWN];
  if (Array.isArray(before) && hasChanged(form))
    for (const [index, field] of fields.entries()) field.value = String(before[index] ?? '');
  else history.replaceState({ ...history.state, [DRAWN]: fields.map(({ value }) => value) }, '');
  return Array.isArray(before);
}

function isInput(field: Element | RadioNodeList | null): field is HTMLInputElement {
  return field instanceof HTMLInputElement;
}

function hasChanged(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type))
      return field.checked !== field.defaultChecked;
    if (field instanceof HTMLSelectElement) return field.selectedIndex !== drawnChoice(field);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
    // What came back from the server has the line ends of a form that was sent.
    return field.type !== 'hidden' && field.value !== field.defaultValue.replace(/\r\n?/g, '\n');
  });
}

/** Where none is given, the first one stands there. */
function drawnChoice({ options }: HTMLSelectElement): number {
  return Math.max(
    0,
    [...options].findIndex((option) => option.defaultSelected),
  );
}

/** The form as it would be sent, but for how often that was. */
function typedIn(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)]
    .filter(([name]) => name !== TURN)
    .map(([name, value]) => [name, String(value)]);
  return new URLSearchParams([...pairs, ['go', 'keep']]).toString();
}

async function post(action: string, body: string): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const request = { method: 'POST', headers, body, signal, keepalive: true, redirect: 'manual' } as const;
    // Only this answer tells that it is kept: one who is no longer let in is sent to another page, which opens well.
    return (await fetch(action, request)).status === KEPT;
  } catch {
    // Offline or too slow: the buttons still send all of it.
    return false;
  }
}
