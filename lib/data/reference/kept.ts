/** Keeps what was loaded for the last few keys. Loads once even if asked many times at once; a failure is not kept. */
export function keptByKey<T>(most: number) {
  const kept = new Map<string, Promise<T>>();
  return (key: string, load: () => Promise<T>): Promise<T> => {
    const held = kept.get(key);
    if (held) return held;
    const loading = load();
    kept.set(key, loading);
    loading.catch(() => kept.delete(key));
    for (const old of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(old);
    }
    return loading;
  };
}
