/**
 * The views of one screen, as links: which one is shown is in the address.
 */
import { Link } from '@tanstack/react-router';

interface Tab {
  /** The value of `tab` in the address; undefined for the first. */
  readonly id: string | undefined;
  readonly label: string;
}

export const Tabs = ({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string | undefined;
}) => (
  <nav className="tabs" aria-label={label}>
    {tabs.map(({ id, label: words }) => (
      <Link
        key={words}
        to="."
        search={(former: object) => ({ ...former, tab: id }) as never}
        aria-current={id === current ? 'page' : undefined}
      >
        {words}
      </Link>
    ))}
  </nav>
);
