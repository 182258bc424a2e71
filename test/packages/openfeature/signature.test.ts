import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { projectPath } from '../../../packages/evaluation/snapshot/project-path.ts';
import { signedHeaders } from '../../../packages/openfeature/service/signature.ts';

const time = Date.UTC(2026, 10, 30, 1, 2, 3);

describe('a signature', () => {
  it("is that of the SDK's own signer", async () => {
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST'),
      project: fc.oneof(fc.constantFrom('.', '..'), fc.string({ unit: 'grapheme', minLength: 1 })),
      token: fc.string({ unit: 'grapheme' }),
      header: fc.constantFrom('plain', ' two  blanks '),
      body: fc.string(),
      sessionToken: fc.option(fc.string({ minLength: 1, unit: fc.constantFrom('a', '/', '+') }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, project, token, header, body, sessionToken }) => {
        const credentials = {
          accessKeyId: 'AKID',
          secretAccessKey: 'secret',
          ...(sessionToken ? { sessionToken } : {}),
        };
        const signer = new SignatureV4({
          credentials,
          region: 'eu-west-1',
          service: 'execute-api',
          sha256: Hash.bind(null, 'sha256'),
          applyChecksum: false,
        });
        const path = `/prod${projectPath(project.toWellFormed())}/snapshot`;
        const host = 'id.execute-api.eu-west-1.amazonaws.com';
        const headers = { 'if-none-match': header };
        const query = { nextToken: token.toWellFormed() };
        const expected = await signer.sign(
          { method, protocol: 'https:', hostname: host, path, query, headers: { ...headers, host }, body },
          { signingDate: new Date(time) },
        );
        const text = `nextToken=${encodeURIComponent(query.nextToken).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
        const signed = signedHeaders(
          { method, host, path, query: text, headers, body },
          { credentials, region: 'eu-west-1', time },
        );
        expect(signed.authorization).toBe(expected.headers.authorization);
      }),
    );
  });
});
