import type { Database } from './client';

/**
 * In: how to build a prepared query. Out: the query for a pool or an open transaction, built at its first use: putting
 * the text of a query together takes longer than sending it.
 */
export function builtOnce<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const built = new WeakMap<Database, { query: Query }>();
  return (db) => {
    const held = built.get(db) ?? { query: build(db) };
    built.set(db, held);
    return held.query;
  };
}
