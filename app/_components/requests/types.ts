/** One form under a request: a step the reader can take now. */
export type StepForm = {
  step: string;
  action: string;
  title: string;
  help: string | null;
  version: number;
  text: { label: string; value: string; error: string | undefined };
  day: { label: string; hint: string; value: string; error: string | undefined } | null;
  refusal: {
    label: string;
    choose: string;
    options: readonly { value: string; label: string }[];
    value: string;
    error: string | undefined;
  } | null;
  /** Open at once: it was sent and came back. */
  open: boolean;
  /** Cannot be undone by the one who does it. */
  grave: boolean;
};

/** A step that cannot be taken now, and why. */
export type ClosedStep = { step: string; title: string; why: string };

/** Where a request stands in the group that it asks for a place in. */
export type PlaceBlock = {
  title: string;
  lines: readonly string[];
  link: { href: string; label: string };
};

export type RequestPageView = {
  title: string;
  state: string;
  now: string;
  /** Said where an answer is late, due soon, or can be appealed against. */
  note: string | null;
  facts: readonly { name: string; value: string }[];
  place: PlaceBlock | null;
  nextTitle: string;
  steps: readonly StepForm[];
  closed: readonly ClosedStep[];
  historyTitle: string;
  history: readonly { key: string; date: string; what: string; lines: readonly string[] }[];
  sharedTitle: string;
  shared: readonly { name: string; lines: readonly string[] }[];
  versions: string | null;
};

export type RequestRowView = {
  id: string;
  href: string;
  title: string;
  /** Who asked, or who was asked. */
  who: string;
  what: string;
  state: string;
  changed: string;
  /** By when the desk has to answer; null where it has not. */
  due: string | null;
};

/** An answer that can be shown; `usual` ones are ticked at first, the others fold away. */
export type ShareLine = {
  fact: string;
  usual: boolean;
  name: string;
  lines: readonly string[];
  checked: boolean;
};

/** A group to ask for a place in, and what the firm can tell of itself for a kept place. */
export type IntakeChoice = {
  options: readonly { value: string; label: string; hint: string; checked: boolean }[];
  groups: readonly { value: string; label: string; hint: string; checked: boolean }[];
  /** Said where places go by need. */
  need: string | null;
};

/** A question of the offering itself, with the conditions on its answer; `status` once an answer was looked at. */
export type AskedField = {
  name: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  /** Null for what is typed. */
  options: readonly { value: string; label: string }[] | null;
  conditions: readonly { asks: string; is: 'met' | 'unmet' | 'open'; status: string | null }[];
};

/** What the offering itself asks of those who want a place, and what of it will be seen. */
export type AskedBlock = {
  version: number;
  title: string;
  help: string;
  check: string;
  fields: readonly AskedField[];
  whole: string | null;
  previewTitle: string;
  preview: readonly { name: string; answer: string }[];
};

/** What the page before sending shows. */
export type NewRequestView = {
  offering: string;
  title: string;
  lede: string;
  hasResult: boolean;
  /** Without answers begun, nothing can be sent. */
  hasAnswers: boolean;
  /** `open`: id of a request of this kind that is open already. */
  kinds: readonly { kind: string; label: string; checked: boolean; open: string | null }[];
  /** Null where no group takes requests now. */
  intakes: IntakeChoice | null;
  /** Null where the offering asks nothing itself. */
  asked: AskedBlock | null;
  message: { value: string; error: string | undefined };
  phone: { value: string; error: string | undefined };
  institution: string;
  always: string;
  answers: readonly ShareLine[];
  notify: boolean;
  answersVersion: number;
  back: string;
};
