/**
 * The operations of keys.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Input } from '../../contract/index.ts';
import { arnOf } from '../../domain/arn.ts';
import {
  DEFAULT_REQUESTS_PER_SECOND,
  DEFAULT_SCOPES,
  EVERY,
  keyText,
  MAX_KEYS,
  type ProjectKey,
} from '../../domain/key/key.ts';
import { keyFaults } from '../../domain/key/key-fault.ts';
import type { Project } from '../../domain/project.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Stored } from '../store/table/entity.ts';
import { contended, keyNotFound, quotaExceeded, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireProject } from './require.ts';
import { retryOnConflict } from './retry.ts';

const SECRET_BYTES = 32;
/** Hexadecimal. */
const ID_LENGTH = 16;

export const createKey: Handler<'CreateKey'> = async (input, context) => {
  let made: { readonly key: ProjectKey; readonly secret: string } | undefined;
  await retryOnConflict(
    async () => {
      const { entity: project } = await requireProject(context, input.project);
      made = newKey(context, project, input);
      throwIfAny(keyFaults(made.key, context.now));
      // The functions of pages may read the secret that seals exposures, and not make it.
      await context.store.tokenSecret();
      const record = recordOf(context, project, { operation: 'CreateKey', after: made.key });
      const outcome = await context.store.keys.create(project, made.key, record);
      if (outcome === 'quotaExceeded')
        throw quotaExceeded(context.deployment, resourceOf(project.name), { name: 'keys', limit: MAX_KEYS });
      return outcome;
    },
    () => contended(resourceOf(input.project)),
  );
  const { key, secret } = made as NonNullable<typeof made>;
  return { key, secret };
};

const newKey = ({ newId, now }: Context, { name }: Project, settings: Settings) => {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const id = newId().replaceAll('-', '').slice(0, ID_LENGTH);
  const key: ProjectKey = {
    id,
    project: name,
    description: '',
    scopes: DEFAULT_SCOPES,
    features: [EVERY],
    origins: [EVERY],
    requestsPerSecond: DEFAULT_REQUESTS_PER_SECOND,
    ...settingsIn(settings),
    digest: createHash('sha256').update(secret).digest('base64url'),
    createdTime: now,
    lastUpdatedTime: now,
  };
  return { key, secret: keyText(id, secret) };
};

type Settings = Omit<Input<'CreateKey'>, 'project'>;

/** The members of a request that are settings of a key, each once. */
const settingsIn = ({ scopes, features, origins, description, requestsPerSecond, expiresTime }: Settings) => ({
  ...(description === undefined ? {} : { description }),
  ...(scopes ? { scopes: [...new Set(scopes)] } : {}),
  ...(features ? { features: [...new Set(features)] } : {}),
  ...(origins ? { origins: [...new Set(origins)] } : {}),
  ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  ...(expiresTime === undefined ? {} : { expiresTime }),
});

export const updateKey: Handler<'UpdateKey'> = async (input, context) => {
  const after = await changeKey(context, input, async (project, before) => {
    const key = { ...before.entity, ...settingsIn(input), lastUpdatedTime: context.now };
    const faults = keyFaults(key, context.now);
    // A key that has ended may be changed all the same.
    throwIfAny(input.expiresTime === undefined ? faults.filter(({ name }) => name !== 'expiresTime') : faults);
    const record = recordOf(context, project, { operation: 'UpdateKey', before: before.entity, after: key });
    return { key, outcome: await context.store.keys.replace(before, key, { projectId: project.id, record }) };
  });
  return { key: after };
};

export const deleteKey: Handler<'DeleteKey'> = async (input, context) => {
  await changeKey(context, input, async (project, before) => {
    const record = recordOf(context, project, { operation: 'DeleteKey', before: before.entity });
    const outcome = await context.store.keys.delete(before, { projectId: project.id, record });
    return { key: before.entity, outcome };
  });
  return {};
};

interface Changed {
  readonly key: ProjectKey;
  readonly outcome: 'done' | 'changed';
}

/** Reads a key and changes it, again while other requests win. @throws ServiceError ResourceNotFoundException. */
const changeKey = async (
  context: Context,
  { project: reference, key: id }: { readonly project: string; readonly key: string },
  change: (project: Project, before: Stored<ProjectKey>) => Promise<Changed>,
): Promise<ProjectKey> => {
  let changed: Changed | undefined;
  await retryOnConflict(
    async () => {
      const { entity: project } = await requireProject(context, reference);
      const before = await context.store.keys.get(id);
      if (before?.entity.project !== project.name)
        throw keyNotFound(`${arnOf(context.deployment, resourceOf(project.name))}/key/${id}`);
      changed = await change(project, before);
      return changed.outcome;
    },
    () => contended(resourceOf(reference)),
  );
  return (changed as Changed).key;
};

const DEFAULT_PAGE = 50;

export const listKeys: Handler<'ListKeys'> = async (
  { project: reference, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity } = await requireProject(context, reference);
  const { entities, last } = await context.store.keys.list(entity.name, { limit, after });
  return { keys: entities.map(({ entity: key }) => key), nextToken: last };
};

const resourceOf = (name: string) => ({ type: 'project', name }) as const;

interface Recorded {
  readonly operation: 'CreateKey' | 'UpdateKey' | 'DeleteKey';
  readonly before?: ProjectKey;
  readonly after?: ProjectKey;
}

/** Keys are a part of their project in its history, without the digests of their secrets. */
const recordOf = (context: Context, { name }: Project, { operation, before, after }: Recorded): HistoryRecord =>
  historyRecordOf(context, {
    operation,
    resource: resourceOf(name),
    ...(before ? { before: { key: shown(before) } } : {}),
    ...(after ? { after: { key: shown(after) } } : {}),
  });

const shown = ({ digest: _, ...key }: ProjectKey) => key;
