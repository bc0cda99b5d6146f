import type { Translator } from '@/lib/messages';
import type { FieldError, FormFields } from '@/lib/schemas/fields';

export type { FieldError };

/** Fields as typed or as saved, by name; a repeated field has several values. */
export type Typed = FormFields;

/** What every kind of question is drawn from. */
export type QuestionProps = {
  t: Translator;
  fact: string;
  typed: Typed;
  /** Errors of the whole screen. */
  errors: readonly FieldError[];
  /** The only question of its page: its words are the h1. */
  alone: boolean;
};

export type Option = { value: string; label: string; hint?: string | undefined };

export function firstOf(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? '';
}

export function hasValue(typed: Typed, name: string, value: string): boolean {
  return typed[name]?.includes(value) ?? false;
}
