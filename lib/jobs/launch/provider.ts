import { StartError } from '@/db/embedded/start-error';
import { isLoopback, providerSettings } from '@/lib/auth/provider-settings';

/** Before anything is started: a button that leads nowhere would be noticed only by those who press it. */
export function requireProvider(environment: NodeJS.ProcessEnv): void {
  const settings = settingsOf(environment);
  if (settings !== null && !environment.PUENTE_ORIGIN && !isLoopback(new URL(settings.issuer)))
    throw new StartError(
      'PUENTE_ORIGIN is not set. With PUENTE_OIDC_ISSUER it must be, or the provider could not send people back.',
    );
}

function settingsOf(environment: NodeJS.ProcessEnv) {
  try {
    return providerSettings(environment);
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}
