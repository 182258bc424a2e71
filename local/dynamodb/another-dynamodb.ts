/**
 * Other DynamoDBs for machines where the embedded one cannot run, as lines to paste into the shell that starts the
 * service.
 */
import { shellOf } from '../shell.ts';

const archive =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.DownloadingAndRunning.html';

/** Lines to paste, by title. */
export const waysToDynamodb = (platform: NodeJS.Platform): Readonly<Record<string, readonly string[]>> => {
  const { set, inBackground } = shellOf(platform);
  const [python, scripts] =
    platform === 'win32' ? ['py', '.tools\\ministack\\Scripts\\'] : ['python3', '.tools/ministack/bin/'];
  const address = (port: number) => set({ AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
  return {
    'DynamoDB Local, by Docker': [
      'docker run --detach --publish 127.0.0.1:8000:8000 amazon/dynamodb-local:3.1.0',
      address(8000),
    ],
    [`DynamoDB Local, by Java 17, in the folder of the archive of ${archive}`]: [
      inBackground('java -Djava.library.path=DynamoDBLocal_lib -jar DynamoDBLocal.jar -inMemory -port 8000'),
      address(8000),
    ],
    'MiniStack, by Python': [
      `${python} -m venv .tools/ministack`,
      `${scripts}pip install --quiet ministack==1.5.33`,
      set({ BIND_HOST: '127.0.0.1', IOT_MTLS_ENABLED: '0' }),
      inBackground(`${scripts}ministack`),
      address(4566),
    ],
  };
};

/** The advice below a StartError. */
export const anotherDynamodb = (platform: NodeJS.Platform): string => {
  const ways = Object.entries(waysToDynamodb(platform)).map(
    ([title, lines]) => `${title}:\n\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return `Another DynamoDB does as well. Start one in this shell, and then the service again.\n\n${ways.join('\n')}`;
};
