/**
 * A number with its unit, which stay together in any direction of the text.
 */
interface NumberProps {
  readonly children: string;
  readonly unit?: string;
}

export const Figure = ({ children, unit }: NumberProps) => (
  <bdi className="figure" dir="ltr">
    {children}
    {unit && ` ${unit}`}
  </bdi>
);
