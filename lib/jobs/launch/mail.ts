import { StartError } from '@/db/embedded/start-error';
import { smtpSettings } from '../mail/settings';

/** Before anything is started: mails that cannot be sent, or whose links lead nowhere, would be noticed by nobody. */
export function requireMail(environment: NodeJS.ProcessEnv): void {
  try {
    if (!smtpSettings(environment)) return;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
  if (!environment.PUENTE_ORIGIN)
    throw new StartError(
      'PUENTE_ORIGIN is not set. With PUENTE_SMTP it must be, or the links in mails would lead nowhere.',
    );
}
