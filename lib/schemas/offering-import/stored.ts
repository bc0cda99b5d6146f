/** An offering as it stands in a row, by the names that the files of the catalogue use. */
export type StoredOffering = {
  definition: Readonly<Record<string, unknown>>;
  text: Readonly<Record<string, unknown>>;
};

/** In: a thing and the names that lead into it. Out: what stands there; undefined where nothing does. */
export function valueAt(thing: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return thing;
  return isNamed(thing) ? valueAt(thing[name], rest) : undefined;
}

/** In: a thing, the names that lead into it and a value. Out: the same thing with that value there. */
export function withValue(
  thing: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const [name, ...rest] = path;
  if (name === undefined) return thing;
  const inner = thing[name];
  return {
    ...thing,
    [name]: rest.length === 0 ? value : withValue(isNamed(inner) ? inner : {}, rest, value),
  };
}

export function isNamed(thing: unknown): thing is Readonly<Record<string, unknown>> {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing);
}
