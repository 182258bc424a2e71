import { decode, type Parts } from '../../contract/decode.ts';
import { type BrokenField, ServiceError } from '../../contract/errors.ts';
import { type OperationName, operations, rowOf } from '../../contract/index.ts';

const request = (parts: Partial<Parts>): Parts => ({ params: {}, query: {}, body: undefined, ...parts });

const refusal = (name: OperationName, parts: Partial<Parts>): ServiceError => {
  try {
    decode(rowOf(name), request(parts));
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error(`${name} took what it should refuse`);
};

const fieldsOf = (name: OperationName, parts: Partial<Parts>): readonly BrokenField[] =>
  refusal(name, parts).members.fieldList ?? [];

const project = { project: 'shop' };
const group = { name: 'blue', feature: 'search', variation: 'new' };
const launch = (body: object) => ({ params: project, body: { name: 'L', groups: [group], ...body } });

describe('reading a request', () => {
  it('merges labels, query and body, and a label wins over a body member of its name', () => {
    expect(decode(operations.CreateProject, request({ body: { name: 'shop', extra: 1 } }))).toEqual({ name: 'shop' });
    const body = { project: 'other', entityId: 'joe', feature: 'other' };
    const params = { project: 'shop', feature: 'search' };
    expect(decode(operations.EvaluateFeature, request({ params, body }))).toEqual({ ...params, entityId: 'joe' });
  });

  it('takes an empty body as one without members', () => {
    const params = { ...project, launch: 'L' };
    expect(decode(operations.StopLaunch, request({ params }))).toEqual(params);
    expect(fieldsOf('CreateProject', {})).toEqual([{ name: 'name', message: 'is required' }]);
  });

  it.each([[[]], ['text'], [5], [null], [true]])('cannot parse the body %j', (body) => {
    const error = refusal('CreateProject', { body });
    expect(error).toMatchObject({ name: 'ValidationException', members: { reason: 'cannotParse' } });
  });

  it('ignores the body of an operation that has none', () => {
    expect(decode(operations.GetProject, request({ params: project, body: [] }))).toEqual(project);
  });

  it('takes null as absent, also deep inside, and fills in no default', () => {
    const steps = [{ startTime: 1, groupWeights: {}, segmentOverrides: null }];
    const given = launch({ description: null, scheduledSplitsConfig: { steps } });
    expect(decode(operations.CreateLaunch, request(given))).toEqual({
      ...project,
      name: 'L',
      groups: [group],
      scheduledSplitsConfig: { steps: [{ startTime: 1000, groupWeights: {} }] },
    });
  });

  it('names every broken member in one answer, by its path', () => {
    const steps = [{ startTime: 'now', groupWeights: { blue: 100_001 }, segmentOverrides: [{ segment: 's' }] }];
    const error = refusal('CreateLaunch', {
      params: { project: 'no good' },
      body: { groups: [group, { ...group, variation: '' }], scheduledSplitsConfig: { steps } },
    });
    expect(error.members).toEqual({
      reason: 'fieldValidationFailed',
      fieldList: [
        { name: 'name', message: 'is required' },
        { name: 'scheduledSplitsConfig.steps[0].startTime', message: 'must be a number of epoch seconds' },
        { name: 'scheduledSplitsConfig.steps[0].groupWeights.blue', message: 'must be between 0 and 100000' },
        { name: 'scheduledSplitsConfig.steps[0].segmentOverrides[0].evaluationOrder', message: 'is required' },
        { name: 'scheduledSplitsConfig.steps[0].segmentOverrides[0].weights', message: 'is required' },
        { name: 'groups[1].variation', message: 'must have 1 to 127 characters' },
        {
          name: 'project',
          message: 'must match (^[a-zA-Z0-9._-]*$)|(arn:[^:]*:[^:]*:[^:]*:[^:]*:project/[a-zA-Z0-9._-]*)',
        },
      ],
    });
    for (const { name } of error.members.fieldList ?? []) expect(error.message).toContain(name);
  });

  it('keeps its message short when much is broken, and the list of members whole', () => {
    const requests = Array.from({ length: 20 }, () => ({}));
    const error = refusal('BatchEvaluateFeature', { params: project, body: { requests } });
    expect(error.members.fieldList).toHaveLength(40);
    expect(error.message).toMatch(/; and 30 more$/);
  });

  it('lists no more broken members than fit into an answer', () => {
    const tags = Object.fromEntries(
      Array.from({ length: 5000 }, (_, nth) => [`${nth}`.replace(/\d/g, (d) => 'abcdefghij'[+d] ?? ''), 5]),
    );
    expect(fieldsOf('CreateLaunch', launch({ tags }))).toHaveLength(1000);
  });

  it('does not look into a list that is too long', () => {
    const events = Array.from({ length: 100_000 }, () => 0);
    expect(fieldsOf('PutProjectEvents', { params: project, body: { events } })).toEqual([
      { name: 'events', message: 'must have at most 50 items' },
    ]);
  });
});

describe('reading a query', () => {
  it('takes numbers from text, and lists from a name given several times', () => {
    const query = { maxResults: ['50'], nextToken: ['t'], other: ['x'] };
    expect(decode(operations.ListProjects, request({ query }))).toEqual({ maxResults: 50, nextToken: 't' });
    const params = { resourceArn: 'arn:aws:evidently:eu-west-1:1:project/shop' };
    const tagKeys = ['a', 'b'];
    expect(decode(operations.UntagResource, request({ params, query: { tagKeys } }))).toEqual({ ...params, tagKeys });
    expect(fieldsOf('UntagResource', { params })).toEqual([{ name: 'tagKeys', message: 'is required' }]);
  });

  it.each([
    ['', 'must be an integer'],
    ['ten', 'must be an integer'],
    ['1.5', 'must be an integer'],
    ['5.0', 'must be an integer'],
    ['1e1', 'must be an integer'],
    [' 5', 'must be an integer'],
    ['0x10', 'must be an integer'],
    ['9'.repeat(400), 'must be an integer'],
    ['0', 'must be between 1 and 50'],
    ['-1', 'must be between 1 and 50'],
  ])('refuses maxResults=%s', (text, message) => {
    expect(fieldsOf('ListProjects', { query: { maxResults: [text] } })).toEqual([{ name: 'maxResults', message }]);
  });

  it('refuses an empty token, and a single value given twice', () => {
    expect(fieldsOf('ListProjects', { query: { nextToken: [''] } })).toEqual([
      { name: 'nextToken', message: 'must have 1 to 8192 characters' },
    ]);
    expect(fieldsOf('ListProjects', { query: { nextToken: ['a', 'b'], maxResults: ['1', '1'] } })).toEqual([
      { name: 'maxResults', message: 'must be given once' },
      { name: 'nextToken', message: 'must be given once' },
    ]);
  });
});

describe('reading maps', () => {
  const overrides = (json: string) => ({
    params: project,
    body: { name: 'f', variations: [{ name: 'a', value: { boolValue: true } }], entityOverrides: JSON.parse(json) },
  });

  it('never repeats an entity id, whether it or its variation is broken', () => {
    const error = refusal('CreateFeature', overrides('{"joe@example.org": "not a name", "mary": 5}'));
    expect(error.members.fieldList).toEqual([
      { name: 'entityOverrides', message: 'has a value that must match ^[-a-zA-Z0-9._]*$' },
    ]);
    expect(fieldsOf('CreateFeature', overrides('{"": "a"}'))).toEqual([
      { name: 'entityOverrides', message: 'has a key that must have 1 to 512 characters' },
    ]);
    expect(fieldsOf('CreateFeature', overrides('{"\\ud800": "a"}'))).toEqual([
      { name: 'entityOverrides', message: 'has a key that must be well-formed Unicode, without lone surrogates' },
    ]);
  });

  it('keeps the names of Object.prototype as keys like any other', () => {
    const text = '{"__proto__":"a","constructor":"a","toString":"b"}';
    const { entityOverrides } = decode(operations.CreateFeature, request(overrides(text)));
    expect(JSON.stringify(entityOverrides)).toBe(text);
    expect(Object.getPrototypeOf(entityOverrides)).toBe(Object.prototype);
    expect(fieldsOf('CreateFeature', overrides('{"__proto__": {"x": 1}}'))).toEqual([
      { name: 'entityOverrides', message: 'has a value that must be a string' },
    ]);
  });

  it('refuses more entries than there may be', () => {
    const many = Object.fromEntries(Array.from({ length: 2_501 }, (_, nth) => [nth, 'a']));
    expect(fieldsOf('CreateFeature', overrides(JSON.stringify(many)))).toEqual([
      { name: 'entityOverrides', message: 'must have at most 2500 entries' },
    ]);
  });

  it('refuses null as a value, which is no absent member there', () => {
    expect(fieldsOf('CreateLaunch', launch({ tags: { team: null } }))).toEqual([
      { name: 'tags.team', message: 'must be a string' },
    ]);
  });

  it('takes the pattern of a tag key as the model writes it, with the range from + to =', () => {
    expect(decode(operations.CreateLaunch, request(launch({ tags: { 'a;<,=:/_.+Z': '' } })))).toMatchObject({
      name: 'L',
    });
    for (const key of ['aws:x', 'a b', 'a>', 'ä', ''])
      expect(fieldsOf('CreateLaunch', launch({ tags: { [key]: '' } }))).toHaveLength(1);
  });
});

describe('reading values', () => {
  const valued = (value: string) => ({
    params: project,
    body: { name: 'f', variations: [{ name: 'a', value: JSON.parse(value) }] },
  });
  const read = (value: string) => decode(operations.CreateFeature, request(valued(value))).variations[0]?.value;

  it('takes exactly one member of a union; null and unknown members do not count', () => {
    expect(read('{"boolValue": false, "stringValue": null, "other": 1}')).toEqual({ boolValue: false });
    const message = 'must have exactly one of boolValue, stringValue, longValue, doubleValue';
    for (const value of ['{}', '{"other": 1}', '{"boolValue": true, "longValue": 1}'])
      expect(fieldsOf('CreateFeature', valued(value))).toEqual([{ name: 'variations[0].value', message }]);
  });

  it('takes whole numbers that JSON holds exactly, and finite ones', () => {
    expect(read('{"longValue": -9007199254740991}')).toEqual({ longValue: Number.MIN_SAFE_INTEGER });
    expect(read('{"doubleValue": 1e308}')).toEqual({ doubleValue: 1e308 });
    const message = (value: string) => fieldsOf('CreateFeature', valued(value)).map((field) => field.message);
    expect(message('{"longValue": 1.5}')).toEqual(['must be an integer']);
    for (const value of ['9007199254740992', '-9007199254740993', '1e300'])
      expect(message(`{"longValue": ${value}}`)).toEqual(['must be between -9007199254740991 and 9007199254740991']);
    expect(message('{"doubleValue": 1e999}')).toEqual(['must be a finite number']);
  });

  it('counts code points', () => {
    const description = (length: number) => ({ body: { name: 'p', description: '👍'.repeat(length) } });
    expect(decode(operations.CreateProject, request(description(160))).description).toHaveLength(320);
    expect(fieldsOf('CreateProject', description(161))).toEqual([
      { name: 'description', message: 'must have at most 160 characters' },
    ]);
  });

  const start = (analysisCompleteTime: unknown) => ({
    params: { ...project, experiment: 'E' },
    body: { analysisCompleteTime },
  });
  const time = (seconds: number) => decode(operations.StartExperiment, request(start(seconds))).analysisCompleteTime;
  const faultOf = (given: unknown) => fieldsOf('StartExperiment', start(given)).map(({ message }) => message);

  it('takes times to the millisecond, in the years that every client can read', () => {
    expect(time(1637368646.468)).toBe(1637368646468);
    expect(time(-0.0001)).toBe(0);
    expect(new Date(time(253402300799.999)).toISOString()).toBe('9999-12-31T23:59:59.999Z');
    expect(new Date(time(-62135596800)).toISOString()).toBe('0001-01-01T00:00:00.000Z');
    expect(faultOf(253402300800)).toEqual([expect.stringMatching(/^must be in the years 1 to 9999: epoch seconds/)]);
    expect(faultOf(-62135596800.001)).toHaveLength(1);
  });

  it.each([
    [1637368646468, 'milliseconds'],
    [1637368646468000, 'microseconds'],
    [1637368646468000000, 'nanoseconds'],
  ])('says of %p that it looks like %s', (given, unit) => {
    expect(faultOf(given)).toEqual([`must be in the years 1 to 9999: epoch seconds expected, this looks like ${unit}`]);
  });

  it('says of a time that is text how many seconds it is', () => {
    expect(faultOf('2024-01-01T00:00:00Z')).toEqual(['must be a number of epoch seconds: 1704067200']);
    expect(faultOf('tomorrow')).toEqual(['must be a number of epoch seconds']);
  });

  it('takes the period 0, the default outside its range', () => {
    const results = (period: number) => ({
      params: { ...project, experiment: 'E' },
      body: { metricNames: ['m'], treatmentNames: ['t'], period },
    });
    expect(decode(operations.GetExperimentResults, request(results(0))).period).toBe(0);
    expect(fieldsOf('GetExperimentResults', results(299))).toEqual([
      { name: 'period', message: 'must be 0 or between 300 and 90000' },
    ]);
  });
});

describe('a refusal names the cure', () => {
  const shop = { params: project };
  const definition = { name: 'm', entityIdKey: 'id', valueKey: 'v', eventPattern: { a: [1] } };
  const asText = 'must be a string that holds the JSON as text (JSON.stringify, json.dumps), not the object itself';
  const experiment = { params: { ...project, experiment: 'E' } };
  const results = { metricNames: ['m'], treatmentNames: ['t'] };
  const feature = (value: unknown) => ({ ...shop, body: { name: 'f', variations: [{ name: 'a', value }] } });
  const arn = 'arn:aws:evidently:us-east-1:123456789012:project/shop/feature/f';
  const alarmPattern = '^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:[\\s\\S]+$';

  it.each<[what: string, OperationName, Partial<Parts>, member: string, message: string]>([
    [
      'a context that is an object',
      'EvaluateFeature',
      { params: { ...project, feature: 'f' }, body: { entityId: 'e', evaluationContext: { a: 1 } } },
      'evaluationContext',
      asText,
    ],
    [
      'a context that is an object in a batch',
      'BatchEvaluateFeature',
      { ...shop, body: { requests: [{ feature: 'f', entityId: 'e', evaluationContext: {} }] } },
      'requests[0].evaluationContext',
      asText,
    ],
    [
      'data that is an object',
      'PutProjectEvents',
      { ...shop, body: { events: [{ timestamp: 1, type: 'aws.evidently.custom', data: { v: 1 } }] } },
      'events[0].data',
      asText,
    ],
    ['a pattern that is an object', 'CreateSegment', { body: { name: 's', pattern: { a: [1] } } }, 'pattern', asText],
    [
      'a pattern of events that is an object',
      'CreateLaunch',
      launch({ metricMonitors: [{ metricDefinition: definition }] }),
      'metricMonitors[0].metricDefinition.eventPattern',
      asText,
    ],
    [
      'two metrics',
      'GetExperimentResults',
      { ...experiment, body: { ...results, metricNames: ['m', 'n'] } },
      'metricNames',
      'must have exactly 1 item: a call for each',
    ],
    [
      'no metric',
      'GetExperimentResults',
      { ...experiment, body: { ...results, metricNames: [] } },
      'metricNames',
      'must have exactly 1 item',
    ],
    [
      'a metric without brackets',
      'GetExperimentResults',
      { ...experiment, body: { ...results, metricNames: 'm' } },
      'metricNames',
      'must be a list, in brackets also when it has one item only',
    ],
    [
      'a share in quotes',
      'UpdateExperiment',
      { ...experiment, body: { samplingRate: '50000' } },
      'samplingRate',
      'must be an integer, without quotes',
    ],
    [
      'a fraction for a share',
      'UpdateExperiment',
      { ...experiment, body: { samplingRate: 0.5 } },
      'samplingRate',
      'must be an integer of 100000, in thousandths of a percent',
    ],
    [
      'true in quotes',
      'UpdateExperiment',
      { ...experiment, body: { removeSegment: 'true' } },
      'removeSegment',
      'must be true or false, without quotes',
    ],
    [
      'a time in quotes',
      'StartExperiment',
      { ...experiment, body: { analysisCompleteTime: '1700000000' } },
      'analysisCompleteTime',
      'must be a number of epoch seconds, without quotes',
    ],
    [
      'a value by itself',
      'CreateFeature',
      feature(true),
      'variations[0].value',
      'must be an object with one of boolValue, stringValue, longValue, doubleValue',
    ],
    [
      'a number in quotes',
      'CreateFeature',
      feature({ doubleValue: '1e3' }),
      'variations[0].value.doubleValue',
      'must be a finite number, without quotes',
    ],
    [
      'tags as other services have them',
      'CreateProject',
      { body: { name: 'p', tags: [{ Key: 'a', Value: 'b' }] } },
      'tags',
      'must be an object of keys and values, not a list',
    ],
    [
      'an ARN in the place of a name',
      'GetFeature',
      { params: { ...project, feature: arn } },
      'feature',
      'must match ^[-a-zA-Z0-9._]*$: a name expected, not an ARN',
    ],
    [
      'a name in the place of an ARN',
      'ListTagsForResource',
      { params: { resourceArn: 'shop' } },
      'resourceArn',
      'must match arn:[^:]*:[^:]*:[^:]*:[^:]*:.*: an ARN expected, not a name',
    ],
    [
      'the name of an alarm',
      'CreateLaunch',
      launch({ alarms: [{ alarmArn: 'checkout-5xx' }] }),
      'alarms[0].alarmArn',
      `must match ${alarmPattern}: an ARN expected, not a name`,
    ],
    [
      'the ARN of something else',
      'CreateLaunch',
      launch({ alarms: [{ alarmArn: arn }] }),
      'alarms[0].alarmArn',
      `must match ${alarmPattern}: an ARN of another form expected`,
    ],
  ])('for %s', (_, name, parts, member, message) => {
    expect(fieldsOf(name, parts)).toEqual([{ name: member, message }]);
  });

  it('for a body that was made JSON twice', () => {
    expect(refusal('CreateProject', { body: '{"name":"p"}' }).message).toBe(
      'The body must be a JSON object, not a text that holds one',
    );
  });
});
