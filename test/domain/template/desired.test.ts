import { readFileSync } from 'node:fs';
import { operations } from '../../../contract/index.ts';
import type { ResourceType } from '../../../domain/arn.ts';
import { readProperties } from '../../../domain/template/desired.ts';
import { templatePath } from '../../../domain/template/template-path.ts';
import { readTemplateType, TEMPLATE_TYPES } from '../../../domain/template/template-type.ts';
import { everyProperty } from './properties.ts';

type Values = Record<string, unknown>;

const oracle = JSON.parse(readFileSync('test/vectors/template-properties.json', 'utf8')) as {
  readonly types: Record<ResourceType, Record<string, string>>;
};

const named = (type: ResourceType, properties: Values) =>
  readProperties(type, properties).faults.map(({ name, message }) => `${name} ${message}`);

/** The properties without the one at a path, in the first item of each list. */
const withoutPath = (properties: unknown, path: string): Values => {
  const copy = structuredClone(properties) as Values;
  const keys = path.split(/\.|\[\]\.?/);
  const last = keys.pop() as string;
  const holder = keys.reduce<unknown>((held, key) => {
    const value = (held as Values)[key];
    return Array.isArray(value) ? value[0] : value;
  }, copy);
  delete (holder as Values)[last];
  return copy;
};

/** Stands for the others of its kind, of which a resource has one. */
const alternatives = /^(DataDelivery\.LogGroup|RemoveSegment|Variations\[\]\.(String|Long|Double)Value)$/;
/** The API makes do without these. */
const laxer =
  /^(MetricGoals\[\]\.DesiredChange|OnlineAbConfig|ScheduledSplitsConfig|DataDelivery\.S3\.BucketName|AppConfigResource\.\w+)$/;

const rows = TEMPLATE_TYPES.flatMap((type) =>
  Object.entries(oracle.types[type]).map(([path, kind]) => ({ type, path, kind })),
);

describe('the properties of the types of AWS', () => {
  it.each(TEMPLATE_TYPES)('are all known: %s', (type) => {
    expect(named(type, everyProperty[type] as Values)).toEqual([]);
  });

  it('are all read: without any of them the resource is another or is refused', () => {
    const unread = rows
      .filter(({ path }) => !alternatives.test(path))
      .filter(({ type, path }) => {
        const whole = readProperties(type, everyProperty[type]);
        const less = readProperties(type, withoutPath(everyProperty[type], path));
        return less.faults.length === 0 && JSON.stringify(less.desired) === JSON.stringify(whole.desired);
      });
    expect(unread).toEqual([]);
    expect(rows.length).toBeGreaterThan(90);
  });

  it('are named when they are required and missing', () => {
    const silent = rows
      .filter(({ path, kind }) => kind.endsWith('required') && !laxer.test(path))
      .filter(({ type, path }) => {
        const at = path.replaceAll('[]', '[0]');
        const faults = named(type, withoutPath(everyProperty[type], path));
        return !faults.some((fault) => fault.startsWith(`${at} is required`));
      });
    expect(silent).toEqual([]);
  });

  it.each([
    [{ StringValue: '007' }, { stringValue: '007' }],
    [{ StringValue: '' }, { stringValue: '' }],
    [{ BooleanValue: 'True' }, { boolValue: true }],
    [{ LongValue: '100000' }, { longValue: 100_000 }],
    [{ LongValue: 5 }, { longValue: 5 }],
    [{ DoubleValue: '1e+20' }, { doubleValue: 1e20 }],
    [{ DoubleValue: '-.5' }, { doubleValue: -0.5 }],
  ])('are read from text: %j', (given, value) => {
    const { desired, faults } = readProperties('feature', {
      Project: 'shop',
      Name: 'search',
      Variations: [{ VariationName: 'a', ...given }],
    });
    expect(faults).toEqual([]);
    expect(desired.members.variations).toEqual([{ name: 'a', value }]);
  });

  it.each([
    ['2022-01-01T00:00:00Z', 1_640_995_200],
    ['2022-01-01T09:00:00+09:00', 1_640_995_200],
    ['2022-01-01T09:00:00+0900', 1_640_995_200],
    ['2022-01-01T00:00:00', 1_640_995_200],
    ['2022-01-01', 1_640_995_200],
    ['1640995200', 1_640_995_200],
    [1_640_995_200, 1_640_995_200],
    ['2022-01-01T00:00:00.250Z', 1_640_995_200.25],
  ])('are times: %s', (StartTime, startTime) => {
    const [step] = everyProperty.launch.ScheduledSplitsConfig as Values[];
    const { desired, faults } = readProperties('launch', {
      ...everyProperty.launch,
      ScheduledSplitsConfig: [{ ...step, StartTime }],
    });
    expect(faults).toEqual([]);
    expect(desired.members.scheduledSplitsConfig).toMatchObject({ steps: [{ startTime }] });
  });

  it('take a feature by its ARN, and name one of another project', () => {
    const { desired } = readProperties('launch', everyProperty.launch);
    expect(desired.members.groups).toMatchObject([{ feature: 'search' }, { feature: 'search' }]);
    expect(named('launch', { ...everyProperty.launch, Project: 'office' })).toEqual([
      'Groups[1].Feature must be a feature of the project office',
    ]);
  });

  it('leave out the tags that are AWS’s own', () => {
    const Tags = [
      { Key: 'aws:cloudformation:stack-name', Value: 'flags' },
      { Key: 'team', Value: 'web' },
    ];
    expect(readProperties('segment', { ...everyProperty.segment, Tags }).desired.tags).toEqual({ team: 'web' });
  });
});

describe('faults of a template', () => {
  const feature = everyProperty.feature as Values;

  it.each<[ResourceType, Values, string]>([
    ['feature', { ...feature, Colour: 'red' }, 'Colour is not a property that Selfevident knows; there are Project,'],
    [
      'feature',
      { ...feature, Variations: [{ VariationName: 'a', BooleanValue: 'yes' }] },
      'Variations[0].BooleanValue must be true or false',
    ],
    [
      'feature',
      { ...feature, Variations: [{ VariationName: 'a' }] },
      'Variations[0] must have exactly one of BooleanValue, ',
    ],
    [
      'feature',
      { ...feature, Variations: [{ VariationName: 'a', LongValue: '9007199254740993' }] },
      'Variations[0].LongValue must be between -9007199254740991 and 9007199254740991',
    ],
    [
      'feature',
      { ...feature, Variations: [{ VariationName: 'a', LongValue: '1', Weight: '1' }] },
      'Variations[0].Weight is not a property that Selfevident knows; there are VariationName, BooleanValue, ',
    ],
    [
      'feature',
      { ...feature, EntityOverrides: { anna: 'on' } },
      'EntityOverrides must be a list of EntityId and Variation',
    ],
    [
      'feature',
      {
        ...feature,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'Tags[1].Key is given twice',
    ],
    [
      'launch',
      { ...everyProperty.launch, ScheduledSplitsConfig: [{ StartTime: 'soon', GroupWeights: [] }] },
      'ScheduledSplitsConfig[0].StartTime must be a time, as ISO 8601 or epoch seconds',
    ],
    [
      'launch',
      { ...everyProperty.launch, ExecutionStatus: { Status: 'GO' } },
      'ExecutionStatus.Status must be one of START, STOP',
    ],
    [
      'experiment',
      { ...everyProperty.experiment, RemoveSegment: 'true' },
      'RemoveSegment cannot be true when Segment is given',
    ],
    ['experiment', { ...everyProperty.experiment, RemoveSegment: 'yes' }, 'RemoveSegment must be true or false'],
    ['segment', { Name: 'testers' }, 'Pattern is required'],
    ['project', { Name: 'a b' }, 'Name must match'],
  ])('name the path: %s %#', (type, properties, expected) => {
    expect(named(type, properties).filter((fault) => fault.startsWith(expected))).toHaveLength(1);
  });

  it.each<[ResourceType, string, string]>([
    ['launch', 'scheduledSplitsConfig.steps[1].groupWeights', 'ScheduledSplitsConfig[1].GroupWeights'],
    ['launch', 'groups[0].name', 'Groups[0].GroupName'],
    ['launch', 'metricMonitors[2].metricDefinition.eventPattern', 'MetricMonitors[2].EventPattern'],
    ['feature', 'addOrUpdateVariations[1].value.longValue', 'Variations[1].LongValue'],
    ['project', 's3Destination.bucket', 'DataDelivery.S3.BucketName'],
    ['project', 'dataDelivery.cloudWatchLogs.logGroup', 'DataDelivery.LogGroup'],
    ['experiment', 'analysisCompleteTime', 'RunningStatus.AnalysisCompleteTime'],
    ['experiment', 'onlineAbConfig.treatmentWeights', 'OnlineAbConfig.TreatmentWeights'],
  ])('are translated from those of the API: %s %s', (type, path, expected) => {
    expect(templatePath(type, path)).toBe(expected);
  });
});

describe('types of resources', () => {
  it.each(TEMPLATE_TYPES)('are read in both forms: %s', (type) => {
    const word = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    expect(readTemplateType(`Custom::Evidently${word}`)).toBe(type);
    expect(readTemplateType(`AWS::Evidently::${word}`)).toBe(type);
    expect(readTemplateType('AWS::S3::Bucket')).toBeUndefined();
  });

  it('take every member of the creation as a property, also one that the API gets later', () => {
    const members = Object.keys(operations.CreateLaunch.body.shape);
    const [fault] = named('launch', { Unknown: '' });
    for (const member of members) expect(fault).toContain(`${member.charAt(0).toUpperCase()}${member.slice(1)}`);
  });
});
