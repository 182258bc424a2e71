/** flagd's stream of flag definitions, over gRPC. */
import grpc from '@grpc/grpc-js';

const asIs = (bytes) => bytes;
const SERVICE = {
  syncFlags: {
    path: '/flagd.sync.v1.FlagSyncService/SyncFlags',
    requestStream: false,
    responseStream: true,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  },
};

/** A message of Protocol Buffers whose field 1 is a text. */
const messageOf = (text) => {
  const bytes = Buffer.from(text);
  const length = [];
  for (let left = bytes.length; left > 0; left >>= 7) length.push((left & 127) | (left > 127 ? 128 : 0));
  return Buffer.concat([Buffer.from([0x0a, ...length]), bytes]);
};

/** Sends the definition to everyone who asks, and returns the port. */
export const serveFlagd = (definition, whenAsked) => {
  const message = messageOf(definition);
  const server = new grpc.Server();
  server.addService(SERVICE, {
    syncFlags: (call) => {
      whenAsked();
      call.write(message);
    },
  });
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
};
