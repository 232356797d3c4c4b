// Runs interoperability cases with @grpc/grpc-js, several in one process.
// usage: client.js PROTOS_FOLDER HOST PORT CASE...   with INTEROP_CA (PEM file) and INTEROP_TOKEN set when calling the gateway
// grpc-js shows no message flags.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const [protos, host, port, ...wanted] = process.argv.slice(2);
const { testing } = grpc.loadPackageDefinition(loadSync('grpc/testing/test.proto', { includeDirs: [protos], keepCase: true })).grpc;
const longestCallMs = 20_000;
const pings = [[27182, 31415], [8, 9], [1828, 2653], [45904, 58979]];
const gzip = { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip };
// grpc-js takes write flags where streams take an encoding; it exports their type, not their values.
const noCompress = 2;

const zeros = size => ({ body: Buffer.alloc(size) });
const inTime = () => ({ deadline: Date.now() + longestCallMs });
const ping = ([request, response]) => ({ payload: zeros(request), response_parameters: [{ size: response }] });
const flag = value => ({ value });

function connect(service, options = {}) {
  let credentials = grpc.credentials.createInsecure();
  if (process.env.INTEROP_CA) {
    const token = grpc.credentials.createFromMetadataGenerator((_, answer) => {
      const metadata = new grpc.Metadata();
      metadata.set('authorization', `Bearer ${process.env.INTEROP_TOKEN}`);
      answer(null, metadata);
    });
    credentials = grpc.credentials.combineChannelCredentials(grpc.credentials.createSsl(readFileSync(process.env.INTEROP_CA)), token);
  }
  return new service(`${host}:${port}`, credentials, options);
}

// A unary call's response, with the metadata and status that came with it.
function unary(client, method, request, metadata = new grpc.Metadata()) {
  const call = {};
  return new Promise((resolve, reject) => {
    const started = client[method](request, metadata, inTime(), (error, response) =>
      error ? reject(error) : setImmediate(() => resolve({ response, ...call })));
    started.on('metadata', headers => { call.headers = headers; });
    started.on('status', status => { call.status = status; });
  });
}

// Without a listener, a stream that fails after its case has would end the process.
const open = stream => stream.on('error', () => {});

// The size that the server counts of requests, each with its write flags.
function upload(client, requests, finish = call => call.end()) {
  return new Promise((resolve, reject) => {
    const call = client.StreamingInputCall(inTime(), (error, response) => error ? reject(error) : resolve(response.aggregated_payload_size));
    requests.forEach(([request, flags]) => call.write(request, flags));
    finish(call);
  });
}

// The responses of a stream; throws when it ends badly.
async function collect(stream) {
  const responses = [];
  for await (const response of stream) {
    responses.push(response);
  }
  return responses;
}

async function failsWith(code, call, details) {
  const error = await call.then(() => assert.fail('the call should have failed'), e => e);
  assert.equal(error.code, code, error.message);
  if (details !== undefined) {
    assert.equal(error.details, details);
  }
}

const sizes = responses => responses.map(response => response.payload.body.length);
const answered = ({ response }) => assert.deepEqual(response.payload.body, Buffer.alloc(314159));

const cases = {
  async empty_unary(client) {
    assert.ok((await unary(client, 'EmptyCall', {})).response);
  },
  async large_unary(client) {
    answered(await unary(client, 'UnaryCall', { response_size: 314159, payload: zeros(271828) }));
  },
  async client_streaming(client) {
    assert.equal(await upload(client, pings.map(([size]) => [{ payload: zeros(size) }])), 74922);
  },
  async server_streaming(client) {
    const request = { response_parameters: pings.map(([, size]) => ({ size })) };
    assert.deepEqual(sizes(await collect(open(client.StreamingOutputCall(request, inTime())))), pings.map(([, size]) => size));
  },
  async ping_pong(client) {
    const call = open(client.FullDuplexCall(inTime()));
    const left = pings.map(ping);
    const received = [];
    call.write(left.shift());
    for await (const response of call) {
      received.push(response);
      if (left.length > 0) {
        call.write(left.shift());
      } else {
        call.end();
      }
    }
    assert.deepEqual(sizes(received), pings.map(([, size]) => size));
  },
  async empty_stream(client) {
    const call = open(client.FullDuplexCall(inTime()));
    call.end();
    assert.deepEqual(await collect(call), []);
  },
  async cancel_after_begin(client) {
    await failsWith(grpc.status.CANCELLED, upload(client, [], call => call.cancel()));
  },
  async cancel_after_first_response(client) {
    const call = open(client.FullDuplexCall(inTime()));
    call.write(ping(pings[0]));
    const [response] = await once(call, 'data');
    assert.equal(response.payload.body.length, pings[0][1]);
    const ended = once(call, 'end');
    call.cancel();
    await failsWith(grpc.status.CANCELLED, ended);
  },
  async timeout_on_sleeping_server(client) {
    const call = open(client.FullDuplexCall({ deadline: Date.now() + 1 }));
    call.write({ payload: zeros(27182) });
    await failsWith(grpc.status.DEADLINE_EXCEEDED, collect(call));
  },
  async status_code_and_message(client) {
    const response_status = { code: grpc.status.UNKNOWN, message: 'test status message' };
    await failsWith(grpc.status.UNKNOWN, unary(client, 'UnaryCall', { response_status }), response_status.message);
    const call = open(client.FullDuplexCall(inTime()));
    call.write({ response_status });
    call.end();
    await failsWith(grpc.status.UNKNOWN, collect(call), response_status.message);
  },
  async special_status_message(client) {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \u{1f608}\t\n';
    await failsWith(grpc.status.UNKNOWN, unary(client, 'UnaryCall', { response_status: { code: grpc.status.UNKNOWN, message } }), message);
  },
  async unimplemented_method(client) {
    await failsWith(grpc.status.UNIMPLEMENTED, unary(client, 'UnimplementedCall', {}));
  },
  async unimplemented_service() {
    const client = connect(testing.UnimplementedService);
    await failsWith(grpc.status.UNIMPLEMENTED, unary(client, 'UnimplementedCall', {}));
    client.close();
  },
  async custom_metadata(client) {
    const initial = ['x-grpc-test-echo-initial', 'test_initial_metadata_value'];
    const trailing = ['x-grpc-test-echo-trailing-bin', Buffer.from([0xab, 0xab, 0xab])];
    const metadata = new grpc.Metadata();
    metadata.set(...initial);
    metadata.set(...trailing);
    const check = (headers, status) => {
      assert.deepEqual(headers.get(initial[0]), [initial[1]]);
      assert.deepEqual(status.metadata.get(trailing[0]), [trailing[1]]);
    };
    const once = await unary(client, 'UnaryCall', { response_size: 314159, payload: zeros(271828) }, metadata);
    answered(once);
    check(once.headers, once.status);
    const call = open(client.FullDuplexCall(metadata, inTime()));
    const seen = {};
    call.on('metadata', headers => { seen.headers = headers; });
    const ended = new Promise(resolve => call.on('status', resolve));
    call.write(ping([271828, 314159]));
    call.end();
    assert.deepEqual(sizes(await collect(call)), [314159]);
    check(seen.headers, await ended);
  },
  async client_compressed_unary(plain) {
    const request = expected => ({ expect_compressed: flag(expected), response_size: 314159, payload: zeros(271828) });
    const compressing = connect(testing.TestService, gzip);
    await failsWith(grpc.status.INVALID_ARGUMENT, unary(plain, 'UnaryCall', request(true)));
    answered(await unary(compressing, 'UnaryCall', request(true)));
    answered(await unary(plain, 'UnaryCall', request(false)));
    compressing.close();
  },
  async client_compressed_streaming(plain) {
    const request = (expected, size) => ({ expect_compressed: flag(expected), payload: zeros(size) });
    const compressing = connect(testing.TestService, gzip);
    await failsWith(grpc.status.INVALID_ARGUMENT, upload(plain, [[request(true, 27182)]]));
    assert.equal(await upload(compressing, [[request(true, 27182)], [request(false, 45904), noCompress]]), 73086);
    compressing.close();
  },
  async server_compressed_unary(client) {
    for (const compressed of [true, false]) {
      answered(await unary(client, 'UnaryCall', { response_compressed: flag(compressed), response_size: 314159, payload: zeros(271828) }));
    }
  },
  async server_compressed_streaming(client) {
    const request = { response_parameters: [{ compressed: flag(true), size: 31415 }, { compressed: flag(false), size: 92653 }] };
    assert.deepEqual(sizes(await collect(open(client.StreamingOutputCall(request, inTime())))), [31415, 92653]);
  },
};

for (const name of wanted) {
  const client = connect(testing.TestService);
  try {
    await cases[name](client);
    console.log(`PASS ${name}`);
  } catch (error) {
    console.log(`FAIL ${name}: ${JSON.stringify(String(error))}`);
  } finally {
    client.close();
  }
}
