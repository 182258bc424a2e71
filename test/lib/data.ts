import { tableDefinition, timeToLive } from '../../lambdas/store/table/schema.ts';
import { only, optional, resources, template, templateOf } from './stacks.ts';

describe('the table', () => {
  const table = only(template, 'AWS::DynamoDB::Table', 'ServiceTable');

  it('is the one that the store is written for', () => {
    const { BillingMode, AttributeDefinitions, KeySchema, StreamSpecification } = tableDefinition('any');
    expect(table).toMatchObject({
      BillingMode,
      AttributeDefinitions,
      KeySchema,
      StreamSpecification: { StreamViewType: StreamSpecification.StreamViewType },
      TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    });
  });

  it('is protected, backed up, and stays when the stack goes', () => {
    expect(table.DeletionProtectionEnabled).toBe(true);
    expect(table.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('goes with the stack only when that is asked for', () => {
    expect(only(optional, 'AWS::DynamoDB::Table', '').DeletionProtectionEnabled).toBe(false);
    const kept = Object.values(optional.toJSON().Resources as Record<string, { DeletionPolicy?: string }>);
    expect(kept.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')).toEqual([]);
  });
});

describe('a table that is there already', () => {
  const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/restored';
  const streamArn = `${tableArn}/stream/2026-11-29T10:00:00.000`;
  const restored = templateOf({ table: { streamArn } });
  const found = JSON.stringify(restored.toJSON());

  it('takes the place of the one that the stack would make', () => {
    expect(resources(restored, 'AWS::DynamoDB::Table')).toEqual({});
    expect(found).not.toContain('ServiceTable');
    const functions = Object.values(resources(restored, 'AWS::Lambda::Function'));
    const named = functions.flatMap(({ Environment }) => JSON.stringify(Environment?.Variables.TABLE_NAME) ?? []);
    expect(named.length).toBe(functions.length - 1);
    for (const name of named) expect(name).toBe('"restored"');
  });

  it('is followed by both from the beginning of its stream', () => {
    const mappings = Object.values(resources(restored, 'AWS::Lambda::EventSourceMapping'));
    expect(mappings.map(({ EventSourceArn, StartingPosition }) => [EventSourceArn, StartingPosition])).toEqual(
      [0, 1].map(() => [streamArn, 'TRIM_HORIZON']),
    );
  });

  it('is what the roles are for', () => {
    const statements = Object.values(resources(restored, 'AWS::IAM::Policy')).flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    const conditional = statements.filter(({ Condition }) => Condition?.['ForAllValues:StringLike']);
    expect(conditional.length).toBeGreaterThan(10);
    for (const { Resource } of conditional) expect(JSON.stringify(Resource)).toContain(tableArn);
  });
});

describe('the stream', () => {
  const mappings = Object.entries(resources(template, 'AWS::Lambda::EventSourceMapping'));
  const mappingOf = (name: string) => mappings.find(([id]) => id.includes(name))?.[1];
  const filtersOf = (name: string) =>
    mappingOf(name)?.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
  const keyed = (prefix: string) => ({ Keys: { PK: { S: [{ prefix }] } } });

  it.each(['Counting', 'Delivering'])(
    'is followed by the %s in order, until a record must be kept elsewhere',
    (name) => {
      expect(mappingOf(name)).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        ParallelizationFactor: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: -1,
        MaximumRecordAgeInSeconds: 22 * 3_600,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringContaining('Failed'), 'Arn'] } } },
      });
    },
  );

  it('has two followers, which is what a shard of DynamoDB takes', () => {
    expect(mappings).toHaveLength(2);
  });

  it('is counted in windows, without which Lambda does not name the shard; what expires is not counted', () => {
    expect(mappingOf('Counting')).toMatchObject({ TumblingWindowInSeconds: 900, MaximumBatchingWindowInSeconds: 180 });
    expect(filtersOf('Counting')).toEqual([{ eventName: ['INSERT', 'MODIFY'], dynamodb: keyed('E#') }]);
  });

  it('is delivered where it has lines and history', () => {
    expect(mappingOf('Delivering')?.TumblingWindowInSeconds).toBeUndefined();
    expect(mappingOf('Delivering')?.MaximumBatchingWindowInSeconds).toBe(5);
    expect(filtersOf('Delivering')).toEqual(
      ['D#', 'H#'].map((prefix) => ({ eventName: ['INSERT'], dynamodb: keyed(prefix) })),
    );
  });
});

describe('the schedule', () => {
  it('runs the transitions every minute, tries again, and keeps what it gives up', () => {
    const { ScheduleExpression, Target, State } = only(template, 'AWS::Scheduler::Schedule', '');
    expect([ScheduleExpression, State]).toEqual(['rate(1 minute)', 'ENABLED']);
    expect(Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 });
    expect(JSON.stringify(Target.Arn)).toContain('FunctionsTransitions');
    expect(JSON.stringify(Target.DeadLetterConfig.Arn)).toContain('GivenUp');
  });

  it('leaves a run that failed to the next, and one that waited for a minute too', () => {
    const { FunctionName, ...config } = only(template, 'AWS::Lambda::EventInvokeConfig', 'ServiceFunctionsTransitions');
    expect(FunctionName.Ref).toContain('FunctionsTransitions');
    expect(config).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  });

  it('may start that function and write to that queue, and nothing else', () => {
    const { PolicyDocument } = only(template, 'AWS::IAM::Policy', 'ServiceTransitionsRole');
    const wanted = [
      { Action: 'lambda:InvokeFunction', Resource: expect.objectContaining({ 'Fn::GetAtt': expect.anything() }) },
      { Action: 'sqs:SendMessage', Resource: expect.objectContaining({ 'Fn::GetAtt': expect.anything() }) },
    ];
    expect(PolicyDocument.Statement).toEqual(wanted.map((statement) => expect.objectContaining(statement)));
  });
});

describe('the functions', () => {
  it('run on Node 24 and arm64, log to groups that forget, and know no more than they need', () => {
    for (const [id, one] of Object.entries(resources(template, 'AWS::Lambda::Function'))) {
      expect(one).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      expect(one.LoggingConfig.LogGroup.Ref).toContain('Logs');
      expect(Object.keys(one.Environment?.Variables ?? {}).sort()).toEqual(
        id.includes('Fallback')
          ? []
          : [
              'ACCOUNT_ID',
              'DELIVERY_DESTINATIONS',
              ...(id.includes('Delivery') ? ['EVENT_BUS_NAME'] : []),
              'METRIC_NAMESPACE',
              'PARTITION',
              'QUOTAS',
              'TABLE_NAME',
              'URL_SUFFIX',
            ],
      );
    }
    for (const { RetentionInDays } of Object.values(resources(template, 'AWS::Logs::LogGroup')))
      expect(RetentionInDays).toBe(90);
  });

  it('have the concurrency and the quotas that they are given', () => {
    expect(only(optional, 'AWS::Lambda::Function', 'ServiceFunctionsEvaluation').ReservedConcurrentExecutions).toBe(50);
    const management = only(optional, 'AWS::Lambda::Function', 'ServiceFunctionsManagement');
    expect(management.ReservedConcurrentExecutions).toBeUndefined();
    expect(JSON.parse(management.Environment.Variables.QUOTAS)).toEqual({ projects: 7 });
  });
});
