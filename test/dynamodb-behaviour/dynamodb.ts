/**
 * What the store needs of a DynamoDB, whichever it is: the embedded engine, DynamoDB Local, or AWS's own.
 */
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { TestDynamoDB } from '../support/dynamodb.ts';

type Attributes = Record<string, AttributeValue>;
type Write = NonNullable<TransactWriteItemsCommandInput['TransactItems']>[number];

const S = (text: string): AttributeValue => ({ S: text });
const N = (number: string): AttributeValue => ({ N: number });
const keyOf = (SK: string, PK = 'P'): Attributes => ({ PK: S(PK), SK: S(SK) });
const isNew = 'attribute_not_exists(PK)';

/** Describes the behaviours; `start` opens the engine, which the suite stops. */
export const dynamodbSuite = (start: () => Promise<TestDynamoDB>): void => {
  let dynamodb: TestDynamoDB;
  let client: DynamoDBClient;
  let TableName: string;

  beforeAll(async () => {
    dynamodb = await start();
    client = new DynamoDBClient(dynamodb.config);
  });
  beforeEach(async () => {
    TableName = await dynamodb.newTable();
  });
  afterAll(() => {
    client.destroy();
    dynamodb.stop();
  });

  const put = (Item: Attributes, ConditionExpression?: string) =>
    client.send(new PutItemCommand({ TableName, Item, ConditionExpression }));
  const get = async (SK: string) =>
    (await client.send(new GetItemCommand({ TableName, Key: keyOf(SK), ConsistentRead: true }))).Item;
  const update = (SK: string, UpdateExpression: string, rest: Partial<UpdateItemCommandInput> = {}) =>
    client.send(new UpdateItemCommand({ TableName, Key: keyOf(SK), UpdateExpression, ...rest }));
  const transact = (TransactItems: Write[], ClientRequestToken?: string) =>
    client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
  const query = (rest: Partial<QueryCommandInput> = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :p',
        ExpressionAttributeValues: { ':p': S('P') },
        ...rest,
      }),
    );
  const sortKeys = (items: Attributes[] | undefined) => items?.map(({ SK }) => SK?.S);
  const putAll = (sortKeysToPut: string[]) => Promise.all(sortKeysToPut.map((SK) => put(keyOf(SK))));
  const failure = async (sent: Promise<unknown>) => {
    const error = await sent.then(
      () => new Error('nothing failed'),
      (thrown) => thrown,
    );
    return error as Error & { CancellationReasons?: { Code?: string; Item?: Attributes }[] };
  };
  const nameOf = async (sent: Promise<unknown>) => (await failure(sent)).name;

  describe('conditions', () => {
    it('let one of many writers create an item', async () => {
      const names = await Promise.all(
        Array.from({ length: 20 }, (_, writer) => nameOf(put({ ...keyOf('a'), writer: N(`${writer}`) }, isNew))),
      );
      expect(names.filter((name) => name === 'Error')).toHaveLength(1);
      expect(names.filter((name) => name === 'ConditionalCheckFailedException')).toHaveLength(19);
    });

    it('hold deletes and updates back', async () => {
      await put({ ...keyOf('a'), n: N('3') });
      const values = { ':n': N('4') };
      const guard = { ConditionExpression: 'n = :n', ExpressionAttributeValues: values };
      expect(await nameOf(client.send(new DeleteItemCommand({ TableName, Key: keyOf('a'), ...guard })))).toBe(
        'ConditionalCheckFailedException',
      );
      expect(await nameOf(update('a', 'SET n = :n', { ...guard, ConditionExpression: 'n >= :n' }))).toBe(
        'ConditionalCheckFailedException',
      );
      expect((await get('a'))?.n).toEqual(N('3'));
    });

    it('may compare a counter that was never counted', async () => {
      const room = {
        ConditionExpression: '(attribute_not_exists(#n) AND :zero < :quota) OR #n < :quota',
        ExpressionAttributeNames: { '#n': 'n' },
      };
      const add = (quota: string) =>
        update('a', 'ADD #n :one', {
          ...room,
          ExpressionAttributeValues: { ':one': N('1'), ':zero': N('0'), ':quota': N(quota) },
        });
      expect(await nameOf(add('0'))).toBe('ConditionalCheckFailedException');
      await add('1');
      expect(await nameOf(add('1'))).toBe('ConditionalCheckFailedException');
    });

    it('fail on an attribute that is not there, whatever the comparison', async () => {
      await put(keyOf('a'));
      for (const operator of ['=', '<', '<=', '>', '>='])
        expect(
          await nameOf(
            update('a', 'SET m = :n', {
              ConditionExpression: `n ${operator} :n`,
              ExpressionAttributeValues: { ':n': N('1') },
            }),
          ),
        ).toBe('ConditionalCheckFailedException');
    });

    it('look into sets', async () => {
      const remember = (digest: string) =>
        update('a', 'ADD seen :digests REMOVE older', {
          ConditionExpression: 'NOT contains(seen, :digest) AND NOT contains(older, :digest)',
          ExpressionAttributeValues: { ':digests': { SS: [digest] }, ':digest': S(digest) },
        });
      await remember('x');
      await remember('y');
      expect(await nameOf(remember('x'))).toBe('ConditionalCheckFailedException');
      expect((await get('a'))?.seen?.SS?.toSorted()).toEqual(['x', 'y']);
    });
  });

  describe('updates', () => {
    it('add to what is there, and to nothing', async () => {
      await update('a', 'ADD n :two', { ExpressionAttributeValues: { ':two': N('2') } });
      await update('a', 'ADD n :three', { ExpressionAttributeValues: { ':three': N('-3') } });
      expect((await get('a'))?.n).toEqual(N('-1'));
    });

    it('lose no addition of parallel writers', async () => {
      await Promise.all(
        Array.from({ length: 40 }, () => update('a', 'ADD n :one', { ExpressionAttributeValues: { ':one': N('1') } })),
      );
      expect((await get('a'))?.n).toEqual(N('40'));
    });

    it('set from the values before the update', async () => {
      await put({ ...keyOf('a'), now: S('new'), before: S('old') });
      await update('a', 'SET #before = #now, #now = :next', {
        ExpressionAttributeNames: { '#before': 'before', '#now': 'now' },
        ExpressionAttributeValues: { ':next': S('newer') },
      });
      expect(await get('a')).toEqual({ ...keyOf('a'), now: S('newer'), before: S('new') });
    });

    it('add, set and remove in one', async () => {
      await put({ ...keyOf('a'), n: N('1'), gone: S('x'), kept: S('y') });
      const { Attributes } = await update('a', 'ADD n :one SET named = :name REMOVE gone', {
        ExpressionAttributeValues: { ':one': N('1'), ':name': S('z') },
        ReturnValues: 'ALL_NEW',
      });
      expect(Attributes).toEqual({ ...keyOf('a'), n: N('2'), named: S('z'), kept: S('y') });
    });

    it('return the values before', async () => {
      await put({ ...keyOf('a'), n: N('1') });
      const { Attributes } = await update('a', 'SET n = :two', {
        ExpressionAttributeValues: { ':two': N('2') },
        ReturnValues: 'ALL_OLD',
      });
      expect(Attributes?.n).toEqual(N('1'));
    });
  });

  describe('transactions', () => {
    const putOf = (SK: string, guard: object = {}): Write => ({ Put: { TableName, Item: keyOf(SK), ...guard } });
    const increment = (SK: string): Write => ({
      Update: {
        TableName,
        Key: keyOf(SK),
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': N('1') },
      },
    });
    const returned = { ConditionExpression: isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

    it('tell for each write, in order, why they were cancelled, with the item that was found', async () => {
      await put({ ...keyOf('b'), n: N('7') });
      const missing = {
        ConditionCheck: {
          TableName,
          Key: keyOf('d'),
          ConditionExpression: 'attribute_exists(PK)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        },
      };
      const { name, CancellationReasons = [] } = await failure(
        transact([putOf('a'), putOf('b', returned), putOf('c', returned), missing]),
      );
      expect(name).toBe('TransactionCanceledException');
      expect(CancellationReasons.map(({ Code }) => Code)).toEqual([
        'None',
        'ConditionalCheckFailed',
        'None',
        'ConditionalCheckFailed',
      ]);
      expect(CancellationReasons.map(({ Item }) => Item)).toEqual([
        undefined,
        { ...keyOf('b'), n: N('7') },
        undefined,
        undefined,
      ]);
    });

    it('write all or nothing', async () => {
      await put(keyOf('b'));
      await failure(transact([putOf('a'), increment('n'), putOf('b', returned)]));
      expect(sortKeys((await query()).Items)).toEqual(['b']);
      await transact([putOf('a'), increment('n'), { Delete: { TableName, Key: keyOf('b') } }]);
      expect(sortKeys((await query()).Items)).toEqual(['a', 'n']);
    });

    it('refuse two writes of one item', async () => {
      expect(await nameOf(transact([putOf('a'), increment('a')]))).toBe('ValidationException');
    });

    it('take 100 writes', async () => {
      await transact(Array.from({ length: 100 }, (_, index) => putOf(`${index}`)));
      expect((await query()).Items).toHaveLength(100);
    });

    it('with the token of one that is done change nothing more', async () => {
      await transact([increment('a')], 'token-1');
      await transact([increment('a')], 'token-1');
      expect((await get('a'))?.n).toEqual(N('1'));
      await transact([increment('a')], 'token-2');
      expect((await get('a'))?.n).toEqual(N('2'));
    });

    it('refuse a token with other writes', async () => {
      await transact([increment('a')], 'token');
      expect(await nameOf(transact([increment('b')], 'token'))).toBe('IdempotentParameterMismatchException');
    });
  });

  describe('queries', () => {
    const names = ['FEATURE#a', 'FEATURE#a-b', 'FEATURE#b', 'FEATURE#c', 'LAUNCH#a', 'LAUNCH=RUNNING#a'];
    const begins = (prefix: string) => ({
      KeyConditionExpression: 'PK = :p AND begins_with(SK, :prefix)',
      ExpressionAttributeValues: { ':p': S('P'), ':prefix': S(prefix) },
    });

    it('sort by the bytes of UTF-8', async () => {
      // In UTF-16 the emoji, two surrogates, would sort before the full-width tilde.
      const sorted = ['', 'A', 'B', 'a', 'a#COUNTS', 'a-b', 'a.b', 'aa', 'é', 'Ω', '～', '😀'].map(
        (name) => `x${name}`,
      );
      await putAll(sorted.toReversed());
      expect(sortKeys((await query()).Items)).toEqual(sorted);
      expect(sortKeys((await query({ ScanIndexForward: false })).Items)).toEqual(sorted.toReversed());
    });

    it('keep to a prefix', async () => {
      await putAll(names);
      expect(sortKeys((await query(begins('FEATURE#'))).Items)).toEqual(names.slice(0, 4));
      expect(sortKeys((await query(begins('LAUNCH#'))).Items)).toEqual(['LAUNCH#a']);
    });

    it('end at a key, inclusively', async () => {
      await putAll(names);
      const { Items } = await query({
        KeyConditionExpression: 'PK = :p AND SK <= :last',
        ExpressionAttributeValues: { ':p': S('P'), ':last': S('FEATURE#b') },
      });
      expect(sortKeys(Items)).toEqual(names.slice(0, 3));
    });

    it.each([false, true])('go on behind a key, also when its item is gone (forward: %s)', async (forward) => {
      await putAll(names);
      const page = { ...begins('FEATURE#'), Limit: 2, ScanIndexForward: forward };
      const all = forward ? names.slice(0, 4) : names.slice(0, 4).toReversed();
      const first = await query(page);
      expect(sortKeys(first.Items)).toEqual(all.slice(0, 2));
      expect(first.LastEvaluatedKey).toEqual(keyOf(all[1] as string));
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(all[1] as string) }));
      const second = await query({ ...page, ExclusiveStartKey: first.LastEvaluatedKey });
      expect(sortKeys(second.Items)).toEqual(all.slice(2));
      const third = await query({ ...page, ExclusiveStartKey: keyOf(all[3] as string) });
      expect(third.Items).toEqual([]);
      expect(third.LastEvaluatedKey).toBeUndefined();
    });

    it('cut a page at 1 MB and say where', async () => {
      const big = S('x'.repeat(300_000));
      for (const SK of ['a', 'b', 'c', 'd', 'e']) await put({ ...keyOf(SK), big });
      const first = await query();
      expect(first.LastEvaluatedKey).toBeDefined();
      const rest = await query({ ExclusiveStartKey: first.LastEvaluatedKey });
      expect([...(sortKeys(first.Items) ?? []), ...(sortKeys(rest.Items) ?? [])]).toEqual(['a', 'b', 'c', 'd', 'e']);
    });
  });

  describe('items', () => {
    it('are read 100 at a time, without those that are not there', async () => {
      await putAll(['a', 'b']);
      const Keys = ['b', 'a', ...Array.from({ length: 98 }, (_, index) => `none-${index}`)].map((SK) => keyOf(SK));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      expect(sortKeys(Responses?.[TableName])?.toSorted()).toEqual(['a', 'b']);
      expect(UnprocessedKeys ?? {}).toEqual({});
    });

    it('keep 38 digits of a number', async () => {
      const digits = '12345678901234567890123456789012345678';
      for (const number of [digits, `-0.${digits}`, '9.9999999999999999999999999999999999999E+125', '1E-130']) {
        await put({ ...keyOf('a'), n: N(number) });
        const kept = (await get('a'))?.n?.N ?? '';
        expect(Number(kept)).toBe(Number(number));
        if (!number.includes('E')) expect(kept).toBe(number);
      }
    });

    it('refuse a number that does not fit', async () => {
      for (const number of ['123456789012345678901234567890123456789', '1E126', '1E-131'])
        expect(await nameOf(put({ ...keyOf('a'), n: N(number) }))).toBe('ValidationException');
    });

    it('add decimals exactly', async () => {
      await put({ ...keyOf('a'), n: N('100000000000000000000.1') });
      await update('a', 'ADD n :tenth', { ExpressionAttributeValues: { ':tenth': N('0.000000000000002') } });
      expect((await get('a'))?.n).toEqual(N('100000000000000000000.100000000000002'));
    });

    it('keep empty texts, and text that is no ASCII', async () => {
      await put({ ...keyOf('é😀'), empty: S(''), text: S('\u0000 "é" 😀') });
      expect(await get('é😀')).toEqual({ ...keyOf('é😀'), empty: S(''), text: S('\u0000 "é" 😀') });
    });

    it('of more than 400 KB are refused', async () => {
      expect(await nameOf(put({ ...keyOf('a'), big: S('x'.repeat(410_000)) }))).toBe('ValidationException');
    });
  });

  it('has a stream with both images', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(Table?.LatestStreamArn).toMatch(/stream/);
  });

  it('tells what a request consumed: half a unit of an eventual read, twice for a transaction', async () => {
    const ReturnConsumedCapacity = 'TOTAL';
    const written = await client.send(
      new TransactWriteItemsCommand({
        ReturnConsumedCapacity,
        TransactItems: [
          { Put: { TableName, Item: keyOf('a') } },
          { Put: { TableName, Item: { ...keyOf('b'), text: S('x'.repeat(3000)) } } },
        ],
      }),
    );
    expect(written.ConsumedCapacity?.[0]?.CapacityUnits).toBe(8);
    const read = (ConsistentRead: boolean) =>
      client.send(new GetItemCommand({ TableName, Key: keyOf('b'), ConsistentRead, ReturnConsumedCapacity }));
    expect((await read(true)).ConsumedCapacity?.CapacityUnits).toBe(1);
    expect((await read(false)).ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
};
