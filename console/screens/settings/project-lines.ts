/**
 * A project in lines, for a comparison.
 */
import type { Lines } from '../../parts/before-after.tsx';
import { words } from '../../words/en.ts';
import { type DeliveryDraft, deliveryDraftOf } from './delivery-draft.ts';
import type { Project } from './project.ts';

const { settings: text } = words;

interface ProjectParts {
  readonly description?: string;
  readonly delivery?: DeliveryDraft;
  readonly tags?: Readonly<Record<string, string | undefined>>;
}

/** A project as it is, but for the parts that somebody has written. */
export const projectLines = (project: Project, parts: ProjectParts = {}): Lines => {
  const {
    description = project.description ?? '',
    delivery = deliveryDraftOf(project),
    tags = project.tags ?? {},
  } = parts;
  return {
    [text.description]: description,
    [text.delivery]: deliveryLine(delivery),
    ...Object.fromEntries(Object.entries(tags).map(([key, value = '']) => [text.tagLine(key), value])),
  };
};

const deliveryLine = ({ kind, logGroup, bucket, prefix }: DeliveryDraft): string =>
  ({
    none: text.destinations.none,
    logs: `${text.destinations.logs} · ${logGroup}`,
    s3: `${text.destinations.s3} · ${[bucket, prefix].filter(Boolean).join('/')}`,
  })[kind];
