import type { Feature } from '../../api/queries/features.ts';

export interface FeatureDialogProps {
  readonly project: string;
  readonly feature: Feature;
  readonly onClose: () => void;
}
