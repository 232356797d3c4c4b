using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Server;

/// <summary>
/// <c>grpc.testing.TestService</c> with the server features that interop-test-descriptions.md names: CompressedRequest, CompressedResponse,
/// Echo Status, Echo Metadata, interval_us. <c>UnimplementedCall</c> is left to the generated base.
/// </summary>
internal sealed class InteropService : TestService.TestServiceBase
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";
    private const string EncodingRequest = "grpc-internal-encoding-request";

    private static readonly WriteOptions Compressed = WriteOptions.Default;
    private static readonly WriteOptions Uncompressed = new(WriteFlags.NoCompress);

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await SendHeadersAsync(context, request.ResponseCompressed?.Value == true);
        CheckFlag(request.ExpectCompressed, context);
        EndWith(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros.Of(request.ResponseSize) };
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var total = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            CheckFlag(request.ExpectCompressed, context);
            total += request.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = total };
    }

    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await SendHeadersAsync(context, request.ResponseParameters.Any(wanted => wanted.Compressed?.Value == true));
        await AnswerAsync(request, responseStream, context);
    }

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await SendHeadersAsync(context, compress: false);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await AnswerAsync(request, responseStream, context);
        }
    }

    private static async Task AnswerAsync(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        EndWith(request.ResponseStatus);
        foreach (var wanted in request.ResponseParameters)
        {
            await Task.Delay(TimeSpan.FromMicroseconds(wanted.IntervalUs), context.CancellationToken);
            responseStream.WriteOptions = wanted.Compressed?.Value == true ? Compressed : Uncompressed;
            await responseStream.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros.Of(wanted.Size) });
        }
    }

    private static async Task SendHeadersAsync(ServerCallContext context, bool compress)
    {
        var headers = new Metadata();
        if (compress)
        {
            headers.Add(EncodingRequest, "gzip");
        }

        if (context.RequestHeaders.GetValue(EchoInitial) is { } initial)
        {
            headers.Add(EchoInitial, initial);
        }

        if (context.RequestHeaders.GetValueBytes(EchoTrailing) is { } trailing)
        {
            context.ResponseTrailers.Add(EchoTrailing, trailing);
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers);
        }
    }

    /// <summary>CompressedRequest: "If it's not, it fails the RPC with INVALID_ARGUMENT."</summary>
    private static void CheckFlag(BoolValue? expected, ServerCallContext context)
    {
        var isCompressed = context.GetHttpContext().Features.Get<MessageFlags>()?.Take() == true;
        if (expected is not null && expected.Value != isCompressed)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The request is {(isCompressed ? "" : "not ")}compressed."));
        }
    }

    private static void EndWith(EchoStatus? status)
    {
        if (status is not null)
        {
            throw new RpcException(new Status((StatusCode)status.Code, status.Message));
        }
    }
}
