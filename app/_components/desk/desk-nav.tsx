import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

/** The parts of the desk, on each of its lists. */
export function DeskNav({ t, here }: { t: Translator; here: 'requests' | 'offerings' }) {
  const links = [
    ['requests', paths.deskRequests()],
    ['offerings', paths.deskOfferings()],
  ] as const;
  return (
    <nav aria-label={t('desk.nav')}>
      <ul className="chips">
        {links.map(([part, href]) => (
          <li key={part}>
            <a className="tap" href={href} aria-current={part === here ? 'page' : undefined}>
              {t(`desk.nav.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
