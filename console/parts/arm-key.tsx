import { Name } from './name.tsx';

/** The colour of an arm with its name: a line of a chart's key. */
export const ArmKey = ({ arm, children }: { readonly arm: number; readonly children: string }) => (
  <span className="arm-key">
    <svg width="10" height="10" aria-hidden="true">
      <rect className={`arm-${arm % 5}`} width="10" height="10" rx="2" />
    </svg>{' '}
    <Name>{children}</Name>
  </span>
);
