// The least that answers OFREP on Node: reads a JSON body, parses it, and answers JSON of the same size as the agent's.
import { createServer } from 'node:http';

const answer = JSON.parse(process.argv[2] ?? '{}');

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { context } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const body = JSON.stringify(context ? answer : {});
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`bare at http://127.0.0.1:${server.address().port}`));
