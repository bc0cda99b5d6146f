import type { Translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

type Props = { t: Translator; here: 'requests' | 'offerings' | 'people'; hasPeople: boolean };

/** The parts of the desk, on each of its lists. `hasPeople`: whether who looks may see who works there. */
export function DeskNav({ t, here, hasPeople }: Props) {
  const links = [
    ['requests', paths.deskRequests()],
    ['offerings', paths.deskOfferings()],
    ...(hasPeople ? ([['people', paths.deskPeople()]] as const) : []),
  ] as const;
  return (
    <nav aria-label={t('desk.nav')}>
      <ul className="chips">
        {links.map(([part, href]) => (
          <li key={part}>
            {part === here ? (
              <strong className="tap" aria-current="page">
                {t(`desk.nav.${part}`)}
              </strong>
            ) : (
              <a className="tap" href={href}>
                {t(`desk.nav.${part}`)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
