using Finsam.Grpc.Tests.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Finsam.Grpc.Tests.Host;

/// <summary>Does as its requests say.</summary>
internal sealed class EchoService(CallLog log) : Echo.EchoBase
{
    public override async Task<SayReply> Say(SayRequest request, ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        await ObeyAsync(request.Order, context);
        return new SayReply { Text = request.Text, Number = request.Times, Payload = Payload(request.Order) };
    }

    public override async Task Count(SayRequest request, IServerStreamWriter<SayReply> responseStream, ServerCallContext context)
    {
        for (var i = 1; i <= request.Times; i++)
        {
            await responseStream.WriteAsync(new SayReply
            {
                Text = request.Text,
                Number = i,
                Payload = request.Order is { OddPayloads: true } && int.IsEvenInteger(i) ? ByteString.Empty : Payload(request.Order, (byte)i),
                FileName = i == 1 ? request.Order?.FileName ?? "" : "",
                MediaType = i == 1 ? request.Order?.MediaType ?? "" : "",
            });
            log.Wrote();
        }

        await ObeyAsync(request.Order, context);
    }

    public override async Task<SayReply> Collect(IAsyncStreamReader<SayRequest> requestStream, ServerCallContext context)
    {
        var texts = new List<string>();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            texts.Add(request.Text);
            await ObeyAsync(request.Order, context);
        }

        return new SayReply { Text = string.Join(' ', texts), Number = texts.Count };
    }

    public override async Task Chat(
        IAsyncStreamReader<SayRequest> requestStream, IServerStreamWriter<SayReply> responseStream, ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        var number = 0;
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                await ObeyAsync(requestStream.Current.Order, context);
                await responseStream.WriteAsync(new SayReply { Text = requestStream.Current.Text, Number = ++number });
            }
        }
        finally
        {
            if (context.CancellationToken.IsCancellationRequested)
            {
                log.SawCancellation();
            }
        }
    }

    public override Task<Thing> Put(Thing request, ServerCallContext context) => Task.FromResult(request);

    private static ByteString Payload(Order? order, byte filling = 0)
    {
        var bytes = new byte[order?.ReplyBytes ?? 0];
        Array.Fill(bytes, filling);
        return ByteString.CopyFrom(bytes);
    }

    /// <summary>Sends back what begins with x-: as headers, and with x-trailing as trailers; x-compress names an encoding for the answers.</summary>
    private static async Task EchoMetadataAsync(ServerCallContext context)
    {
        var headers = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            (entry.Key.StartsWith("x-trailing", StringComparison.Ordinal) ? context.ResponseTrailers : headers).Add(entry);
        }

        if (headers.GetValue("x-compress") is { } encoding)
        {
            headers.Add("grpc-internal-encoding-request", encoding);
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers);
        }
    }

    private async Task ObeyAsync(Order? order, ServerCallContext context)
    {
        if (order is null)
        {
            return;
        }

        if (order.Hold)
        {
            await log.HoldAsync(context.CancellationToken);
        }

        await WaitAsync(order, context);
        if (order.Throw)
        {
            throw new InvalidOperationException("the secret reason");
        }

        if (order.RefuseFields.Count > 0)
        {
            throw Refusal(order.RefuseFields);
        }

        if (order.StatusCode != 0)
        {
            throw new RpcException(
                new global::Grpc.Core.Status((StatusCode)order.StatusCode, order.StatusDetail), new Metadata { { "x-reason", "ordered" } });
        }
    }

    private async Task WaitAsync(Order order, ServerCallContext context)
    {
        if (order.DelayMs == 0)
        {
            return;
        }

        log.Waiting();
        try
        {
            await Task.Delay(order.DelayMs, order.Stubborn ? CancellationToken.None : context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.SawCancellation();
            throw;
        }
    }

    private static RpcException Refusal(IEnumerable<string> fields)
    {
        var badRequest = new BadRequest();
        badRequest.FieldViolations.AddRange(
            fields.Select(field => new BadRequest.Types.FieldViolation { Field = field, Description = "Fel." }));
        var status = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = "Kan inte läsas." };

        // Field 1 of ErrorInfo is `reason`; the generated class still has its first name.
        status.Details.Add(Any.Pack(new ErrorInfo { Type = "FIELD_REFUSED", Domain = "finsam" }));
        status.Details.Add(Any.Pack(badRequest));
        return new RpcException(
            new global::Grpc.Core.Status(StatusCode.InvalidArgument, status.Message),
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }
}
