/** Short forms whose full stop ends no sentence. */
const SHORT = /(?:\b(?:e\.g|i\.e|eg|ie|etc|approx|incl|Ltd|St|No|U\.S|Mr|Mrs|Dr|vs)\.|\b[A-Z]\.)$/;

/** In: prose. Out: its sentences; a list that runs on without stops stays one, with the words that lead into it. */
export function sentencesOf(prose: string): readonly string[] {
  const sentences: string[] = [];
  for (const part of prose.split(/(?<=[.!?])\s+(?=["'‘“(]?[A-Z0-9£€])/)) {
    const last = sentences.at(-1);
    if (last !== undefined && SHORT.test(last)) sentences[sentences.length - 1] = `${last} ${part}`;
    else if (part.trim() !== '') sentences.push(part.trim());
  }
  return sentences;
}
