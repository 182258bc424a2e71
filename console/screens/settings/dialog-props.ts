import type { Project } from './project.ts';

export interface SettingsDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}
