import { Copy } from './copy.tsx';

/** Lines of code to copy. */
export const Code = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <div className="code">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
    <section tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
    <Copy text={text} />
  </div>
);
