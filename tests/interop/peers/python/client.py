"""Runs interoperability cases with Debian's python3-grpcio, several in one process.

usage: client.py GENERATED_FOLDER HOST PORT CASE...   with INTEROP_CA (PEM file) and INTEROP_TOKEN set when calling the gateway

GENERATED_FOLDER holds what protoc made of the messages. Python shows no message flags, nor compresses single messages of a stream.
"""
import os
import sys
import threading

import grpc

sys.path.insert(0, sys.argv[1])
import empty_pb2  # noqa: E402
import messages_pb2 as messages  # noqa: E402

LONGEST_CALL_SECONDS = 20
PINGS = [(27182, 31415), (8, 9), (1828, 2653), (45904, 58979)]
ECHO_INITIAL = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
ECHO_TRAILING = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")


class Service:
    """The methods of a service, by the generic API of grpcio."""

    def __init__(self, channel, name="grpc.testing.TestService"):
        def method(make, path, request, response):
            return make(f"/{name}/{path}", request.SerializeToString, response.FromString)

        m = messages
        self.empty = method(channel.unary_unary, "EmptyCall", empty_pb2.Empty, empty_pb2.Empty)
        self.unary = method(channel.unary_unary, "UnaryCall", m.SimpleRequest, m.SimpleResponse)
        self.output = method(channel.unary_stream, "StreamingOutputCall", m.StreamingOutputCallRequest, m.StreamingOutputCallResponse)
        self.input = method(channel.stream_unary, "StreamingInputCall", m.StreamingInputCallRequest, m.StreamingInputCallResponse)
        self.duplex = method(channel.stream_stream, "FullDuplexCall", m.StreamingOutputCallRequest, m.StreamingOutputCallResponse)
        self.unimplemented = method(channel.unary_unary, "UnimplementedCall", empty_pb2.Empty, empty_pb2.Empty)


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def payload(size):
    return messages.Payload(body=bytes(size))


def flag(value):
    return messages.BoolValue(value=value)


def ping(request_size, response_size):
    return messages.StreamingOutputCallRequest(
        payload=payload(request_size), response_parameters=[messages.ResponseParameters(size=response_size)])


def ends_with(code, call, details=None):
    try:
        call()
    except grpc.RpcError as error:
        check(error.code() == code, f"status {error.code()}: {error.details()!r}")
        check(details is None or error.details() == details, f"details {error.details()!r}")
        return
    raise AssertionError("the call should have failed")


def empty_unary(service, _):
    check(service.empty(empty_pb2.Empty(), timeout=LONGEST_CALL_SECONDS) is not None, "no response")


def large_unary(service, _):
    request = messages.SimpleRequest(response_size=314159, payload=payload(271828))
    check(service.unary(request, timeout=LONGEST_CALL_SECONDS).payload == payload(314159), "payload")


def client_streaming(service, _):
    requests = (messages.StreamingInputCallRequest(payload=payload(size)) for size, _ in PINGS)
    size = service.input(requests, timeout=LONGEST_CALL_SECONDS).aggregated_payload_size
    check(size == 74922, f"size {size}")


def server_streaming(service, _):
    request = messages.StreamingOutputCallRequest(response_parameters=[messages.ResponseParameters(size=size) for _, size in PINGS])
    received = [response.payload for response in service.output(request, timeout=LONGEST_CALL_SECONDS)]
    check(received == [payload(size) for _, size in PINGS], "payloads")


class Turns:
    """Requests of a duplex call, each sent when the one before has been answered."""

    def __init__(self, requests):
        self._requests = requests
        self._turn = threading.Semaphore(1)

    def __iter__(self):
        for request in self._requests:
            self._turn.acquire()
            yield request
        self._turn.acquire()

    def next(self):
        self._turn.release()


def ping_pong(service, _):
    turns = Turns([ping(*sizes) for sizes in PINGS])
    received = []
    for response in service.duplex(iter(turns), timeout=LONGEST_CALL_SECONDS):
        received.append(response.payload)
        turns.next()
    check(received == [payload(size) for _, size in PINGS], "payloads")


def empty_stream(service, _):
    check(not list(service.duplex(iter([]), timeout=LONGEST_CALL_SECONDS)), "a response came")


def cancel_after_begin(service, _):
    open_end = threading.Event()
    call = service.input.future(iter(open_end.wait, True), timeout=LONGEST_CALL_SECONDS)
    call.cancel()
    check(call.cancelled(), "not cancelled")
    check(call.code() == grpc.StatusCode.CANCELLED, f"status {call.code()}")
    open_end.set()


def cancel_after_first_response(service, _):
    turns = Turns([ping(*PINGS[0])])
    call = service.duplex(iter(turns), timeout=LONGEST_CALL_SECONDS)
    check(next(call).payload == payload(PINGS[0][1]), "payload")
    call.cancel()
    ends_with(grpc.StatusCode.CANCELLED, lambda: next(call))
    turns.next()


def timeout_on_sleeping_server(service, _):
    turns = Turns([messages.StreamingOutputCallRequest(payload=payload(27182))])
    call = service.duplex(iter(turns), timeout=0.001)
    ends_with(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(call))
    turns.next()


def unary_status(service, message):
    request = messages.SimpleRequest(response_status=messages.EchoStatus(code=2, message=message))
    ends_with(grpc.StatusCode.UNKNOWN, lambda: service.unary(request, timeout=LONGEST_CALL_SECONDS), message)


def status_code_and_message(service, _):
    message = "test status message"
    unary_status(service, message)
    request = messages.StreamingOutputCallRequest(response_status=messages.EchoStatus(code=2, message=message))
    call = service.duplex(iter([request]), timeout=LONGEST_CALL_SECONDS)
    ends_with(grpc.StatusCode.UNKNOWN, lambda: next(call), message)


def special_status_message(service, _):
    unary_status(service, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n")


def unimplemented_method(service, _):
    ends_with(grpc.StatusCode.UNIMPLEMENTED, lambda: service.unimplemented(empty_pb2.Empty(), timeout=LONGEST_CALL_SECONDS))


def unimplemented_service(_, channel):
    unimplemented_method(Service(channel, "grpc.testing.UnimplementedService"), channel)


def check_echo(call):
    check(ECHO_INITIAL in call.initial_metadata(), f"headers {call.initial_metadata()}")
    check(ECHO_TRAILING in call.trailing_metadata(), f"trailers {call.trailing_metadata()}")


def custom_metadata(service, _):
    metadata = [ECHO_INITIAL, ECHO_TRAILING]
    request = messages.SimpleRequest(response_size=314159, payload=payload(271828))
    response, unary = service.unary.with_call(request, timeout=LONGEST_CALL_SECONDS, metadata=metadata)
    check(response.payload == payload(314159), "payload")
    check_echo(unary)
    duplex = service.duplex(iter([ping(271828, 314159)]), timeout=LONGEST_CALL_SECONDS, metadata=metadata)
    check([response.payload for response in duplex] == [payload(314159)], "payload of the stream")
    check_echo(duplex)


def client_compressed_unary(service, _):
    def call(expected, compression):
        request = messages.SimpleRequest(expect_compressed=flag(expected), response_size=314159, payload=payload(271828))
        return service.unary(request, timeout=LONGEST_CALL_SECONDS, compression=compression).payload

    ends_with(grpc.StatusCode.INVALID_ARGUMENT, lambda: call(True, grpc.Compression.NoCompression))
    check(call(True, grpc.Compression.Gzip) == payload(314159), "payload after a compressed request")
    check(call(False, grpc.Compression.NoCompression) == payload(314159), "payload after an uncompressed request")


def server_compressed_unary(service, _):
    for compressed in (True, False):
        request = messages.SimpleRequest(response_compressed=flag(compressed), response_size=314159, payload=payload(271828))
        check(service.unary(request, timeout=LONGEST_CALL_SECONDS).payload == payload(314159), "payload")


def server_compressed_streaming(service, _):
    wanted = [(True, 31415), (False, 92653)]
    parameters = [messages.ResponseParameters(compressed=flag(compressed), size=size) for compressed, size in wanted]
    request = messages.StreamingOutputCallRequest(response_parameters=parameters)
    received = [response.payload for response in service.output(request, timeout=LONGEST_CALL_SECONDS)]
    check(received == [payload(size) for _, size in wanted], "payloads")


def open_channel(address):
    if "INTEROP_CA" not in os.environ:
        return grpc.insecure_channel(address)
    with open(os.environ["INTEROP_CA"], "rb") as file:
        tls = grpc.ssl_channel_credentials(file.read())
    token = grpc.access_token_call_credentials(os.environ["INTEROP_TOKEN"])
    return grpc.secure_channel(address, grpc.composite_channel_credentials(tls, token))


def main():
    host, port, *cases = sys.argv[2:]
    for case in cases:
        try:
            with open_channel(f"{host}:{port}") as channel:
                globals()[case](Service(channel), channel)
            print(f"PASS {case}", flush=True)
        except Exception as error:  # whatever it is, it is this case's outcome
            print(f"FAIL {case}: {type(error).__name__}: {error!r}", flush=True)


main()
