import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { words } from '../../words/en.ts';

type State = ExperimentSummary['state'];

const TONES: Readonly<Record<State, Tone>> = {
  DRAFT: 'grey',
  COLLECTING: 'blue',
  RUNNING: 'blue',
  FINAL: 'grey',
  STOPPED: 'grey',
  EXPIRED: 'grey',
};

export const StateBadge = ({ state }: { readonly state: State }) => (
  <Badge tone={TONES[state]}>{words.experiments.states[state]}</Badge>
);
