import { Name } from '../../parts/name.tsx';

/** The name of a launch. */
export const LaunchName = ({ name }: { readonly project: string; readonly name: string }) => <Name>{name}</Name>;
