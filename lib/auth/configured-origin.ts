/** What PUENTE_ORIGIN must look like, for the one who set it. */
export const ORIGIN_RULE =
  'PUENTE_ORIGIN must be the address of the site without a path, such as https://firms.example';

/**
 * Start of the addresses of this site as the deployment says it, without a slash at the end; undefined where it says
 * nothing. The launcher refuses a value that cannot be used, so pages never see one.
 */
export function configuredOrigin(value = process.env.PUENTE_ORIGIN): string | undefined {
  if (!value) return undefined;
  if (!isOrigin(value)) throw new Error(`${ORIGIN_RULE}, not "${value}".`);
  return new URL(value).origin;
}

function isOrigin(value: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(value) || !URL.canParse(value)) return false;
  const { origin, href } = new URL(value);
  // Anything more, such as a path, a query or a name and password, would be lost.
  return href === `${origin}/`;
}
