import { words } from '../../words/en.ts';

/** Bones of about the final size. A style shows them after 200 ms, so a quick answer never flashes. */
export const Skeleton = ({ lines }: { readonly lines: number }) => (
  <div className="skeleton" role="status">
    <span className="only-read">{words.states.loading}</span>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bones are alike and stay in their places
      <div key={line} className="bone" />
    ))}
  </div>
);
