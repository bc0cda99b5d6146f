/** In: the tag of a language and a moment. Out: the time of day where the reader is, by 24 hours as everywhere here. */
export function clockTime(tag: string, at: Date): string {
  return new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
