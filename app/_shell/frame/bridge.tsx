/** The mark of Puente: a deck over two arcs. */
export function Bridge() {
  return (
    <svg className="bridge" viewBox="0 0 36 18" width="36" height="18" aria-hidden="true" focusable="false">
      <path d="M1 4h34M2 16a8 8 0 0 1 16 0 8 8 0 0 1 16 0" />
    </svg>
  );
}
