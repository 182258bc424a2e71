import { Server } from 'node:net';
import { listen } from '../../../local/http/http-server.ts';

it.each([
  ['EADDRINUSE', 'it is in use; --port takes another'],
  ['EACCES', 'this user may not; --port takes another, above 1023'],
])('a port that cannot be listened on is refused with the cure: %s', async (code, problem) => {
  jest.spyOn(Server.prototype, 'listen').mockImplementationOnce(function (this: Server) {
    process.nextTick(() => this.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
    return this;
  });
  const rules = { hosts: ['127.0.0.1'], origins: [], port: 80 } as const;
  await expect(listen(rules, async () => ({ status: 200, headers: {}, body: '' }))).rejects.toThrow(
    `Port 80 of 127.0.0.1 cannot be listened on: ${problem}.`,
  );
});
