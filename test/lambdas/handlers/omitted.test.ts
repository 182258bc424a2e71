/**
 * Members that a request leaves out: by default they are what the service model says, or what is documented where it says nothing.
 */
import { modelOperations, type OperationName } from '../../../contract/index.ts';
import { optionalMembers } from '../../contract/facts.ts';
import { someOf } from '../../support/random-cases.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { days, given, type Members } from '../resources.ts';
import { existing, nothing, omittedMembers } from './omitted-members.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb, {
  quotas: { projects: 1_000, segments: 1_000 },
  describeAlarms: async (names) => Object.fromEntries(names.map((name) => [name, 'OK'])),
});

beforeAll(() => given(service).segment('some'));

const members = modelOperations.flatMap((operation) =>
  optionalMembers(operation).map((member) => ({ operation, ...member })),
);
const isOfAll = (operation: OperationName) => operation === 'ListProjects' || operation === 'ListSegments';
const rowOf = (operation: OperationName) => omittedMembers[operation] ?? { request: {}, members: {} };

let projects = 0;

/** A project with what the operation is about, started where it has to run. */
const makeProject = async (operation: OperationName): Promise<string> => {
  const project = `p${++projects}`;
  if (isOfAll(operation)) return project;
  const { ok } = service;
  await given(service).project(project, existing.project);
  await given(service).feature('search', { project, ...existing.feature });
  if (/Launch/.test(operation)) await given(service).launch('launch', { project, ...existing.launch });
  if (/Experiment/.test(operation)) await given(service).experiment('experiment', { project, ...existing.experiment });
  if (operation === 'StopLaunch') await ok('StartLaunch', { project, launch: 'launch' });
  if (operation === 'StopExperiment' || operation === 'GetExperimentResults')
    await ok('StartExperiment', { project, experiment: 'experiment', analysisCompleteTime: days(1) });
  return project;
};

const read = new Map<OperationName, Promise<string>>();

/** A project of its own for each answer, but one for all of an operation that only reads. */
const prepare = (operation: OperationName): Promise<string> => {
  if (!/^(Get|List)/.test(operation)) return makeProject(operation);
  const made = read.get(operation) ?? makeProject(operation);
  read.set(operation, made);
  return made;
};

/** What is answered, whatever the project is called, and the profile that follows from when it was made. */
const answerTo = async (operation: OperationName, request: Members) => {
  const project = await prepare(operation);
  const name = operation === 'CreateProject' || operation === 'CreateSegment' ? `new-${project}` : 'new';
  const names = { project, name, feature: 'search', launch: 'launch', experiment: 'experiment' };
  const segment = operation === 'ListSegmentReferences' ? { segment: 'some' } : {};
  const { status, body } = await service.call(operation, {
    ...(isOfAll(operation) ? {} : names),
    ...segment,
    ...request,
  });
  const text = JSON.stringify(body).replaceAll(new RegExp(`\\b${project}\\b`, 'g'), 'project');
  const same = text.replace(/"configurationProfileId":"\w+"/, '"configurationProfileId":""');
  return { status, body: JSON.parse(same.replace(/"version":\d+/g, '"version":0')) };
};

/** A copy in which the member at a path has the value; undefined leaves it out. In lists all elements have it. */
const having = (value: unknown, [name = '', ...rest]: readonly string[], within: Members): Members => {
  const { [name.replace('[]', '')]: found, ...others } = within;
  const inside = (one: unknown) => having(value, rest, (one ?? {}) as Members);
  const put = (held: unknown) => ({ ...others, [name.replace('[]', '')]: held });
  if (rest.length === 0) return value === undefined ? others : put(value);
  if (name.endsWith('[]')) return Array.isArray(found) ? put(found.map(inside)) : within;
  return found === undefined ? within : put(inside(found));
};

describe('every member that a request may leave out', () => {
  it('is in the table, and nothing else is', () => {
    const inTable = Object.entries(omittedMembers).flatMap(([operation, row]) =>
      Object.keys(row.members).map((path) => `${operation} ${path}`),
    );
    expect(inTable.sort()).toEqual(members.map(({ operation, path }) => `${operation} ${path}`).sort());
  });

  it('means the default of the model where there is one, and never one that the model takes back by null', () => {
    const valued = members.filter((member) => member.default !== undefined && member.default !== null);
    expect(valued.map(({ operation, path }) => `${operation} ${path}`).sort()).toEqual([
      'GetExperimentResults period',
      'UpdateExperiment removeSegment',
    ]);
    for (const member of valued) expect(rowOf(member.operation).members[member.path]).toBe(member.default);
    const takenBack = members.filter((member) => member.default === null);
    expect(takenBack.map(({ operation, path }) => `${operation} ${path}`)).toEqual([
      'CreateExperiment samplingRate',
      'UpdateExperiment samplingRate',
    ]);
    for (const { operation, path, shapeDefault } of takenBack)
      expect(rowOf(operation).members[path]).not.toBe(shapeDefault);
  });

  it.each(someOf(members, 70))(
    '$operation $path: left out, null and what that means are answered alike',
    async (member) => {
      const { operation, path, inQuery } = member;
      const { request, members: means } = rowOf(operation);
      const meant = means[path];
      const answer = (value: unknown) => answerTo(operation, having(value, path.split('.'), request));
      const values = [...(inQuery ? [] : [null]), ...(meant === nothing ? [] : [meant])];
      const [leftOut, ...others] = await Promise.all([undefined, ...values].map(answer));
      expect(others).toEqual(others.map(() => leftOut));
      if (meant !== nothing) expect(leftOut?.status).toBe(200);
    },
  );
});
