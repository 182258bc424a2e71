import { readFileSync } from 'node:fs';
import { isExtension, operationNames } from '../../../contract/index.ts';
import { defaultQuotas } from '../../../domain/quotas.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb, { quotas: { features: 600 } });

it('says its time, its version, its quotas, and what it can do beyond Evidently', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await service.ok('GetService')).toEqual({
    time: startTime / 1000,
    version,
    partition: 'aws',
    region: 'us-east-1',
    account: '123456789012',
    quotas: { ...defaultQuotas, features: 600 },
    extensions: operationNames.filter(isExtension),
  });
});
