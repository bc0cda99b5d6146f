/** In: the version a form was drawn from, as it was posted. Out: it; 0 for what is none, since no version is the 0th. */
export function postedVersion(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}
