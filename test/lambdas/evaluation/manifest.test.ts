/**
 * The flag manifest of OpenFeature: its two forms, its header and its errors.
 */
import { eventOf } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { given } from '../resources.ts';

const service = useSharedService(useDynamoDB());

beforeAll(async () => {
  await given(service).project();
  await given(service).feature('search', { entityOverrides: { ann: 'on' } });
  await given(service).feature('price', {
    variations: [
      { name: 'high', value: { doubleValue: 8.5 } },
      { name: 'low', value: { doubleValue: 7 } },
    ],
    defaultVariation: 'low',
  });
});

it('is the list that the command line of OpenFeature pulls, with what may be done by it', async () => {
  const { statusCode, headers, body } = await service.handle(eventOf('GetManifest', { project: 'shop' }));
  expect([statusCode, headers?.['x-manifest-capabilities']]).toEqual([200, 'read']);
  expect(body).toBe(
    '{"flags":[{"key":"price","type":"float","defaultValue":7.0},{"key":"search","type":"string","defaultValue":"off"}]}',
  );
});

it('is a file too, with its schema', async () => {
  const { $schema, flags } = await service.ok('GetManifestFile', { project: 'shop' });
  expect($schema).toMatch(/\/schema\/v0\/flag-manifest\.json$/);
  expect(flags).toEqual({
    price: { flagType: 'float', defaultValue: 7 },
    search: { flagType: 'string', defaultValue: 'off' },
  });
});

it.each(['GetManifest', 'GetManifestFile'] as const)('%s has the errors of the sync API', async (name) => {
  const { status, headers, body } = await service.call(name, { project: 'none' });
  expect([status, body]).toEqual([404, { error: { message: expect.stringContaining('project/none'), status: 404 } }]);
  expect(headers['x-manifest-capabilities']).toBeUndefined();
});
