using Finsam.Protos;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>A method of the contract, called by its description.</summary>
internal sealed class ContractMethod(MethodDescriptor descriptor)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Method<IMessage, IMessage> _method = new(
        descriptor.IsClientStreaming ? MethodType.DuplexStreaming : descriptor.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary,
        descriptor.Service.FullName,
        descriptor.Name,
        Marshallers.Create(message => message.ToByteArray(), bytes => descriptor.InputType.Parser.ParseFrom(bytes)),
        Marshallers.Create(message => message.ToByteArray(), bytes => descriptor.OutputType.Parser.ParseFrom(bytes)));

    /// <summary>Every method of the suite's own services.</summary>
    public static IReadOnlyList<ContractMethod> All { get; } =
    [
        .. typeof(PublishedContract).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()
            .Where(file => file.Package.StartsWith("finsam.", StringComparison.Ordinal))
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Select(method => new ContractMethod(method)),
    ];

    /// <summary>Such as <c>finsam.ledger.v1.LedgerService/PostVoucher</c>.</summary>
    public string FullName => $"{descriptor.Service.FullName}/{descriptor.Name}";

    /// <summary>Without its service.</summary>
    public string Name => descriptor.Name;

    /// <summary>The service of the suite that answers it.</summary>
    public string Owner => PublishedContract.Services.Single(service => service.FullName == descriptor.Service.FullName).Owner;

    /// <summary>A request with nothing in it but what names the förbund and the request itself.</summary>
    public IMessage Request(string forbund)
    {
        var request = descriptor.InputType.Parser.ParseFrom(ByteString.Empty);
        Set(request, "forbund", forbund);
        Set(request, "request_id", Guid.NewGuid().ToString());
        return request;
    }

    /// <summary>Sets a text, where the request has such a field.</summary>
    public static void Set(IMessage request, string field, string text) => request.Descriptor.FindFieldByName(field)?.Accessor.SetValue(request, text);

    /// <summary>Calls it; the answer, the last one of a stream, null where that has none.</summary>
    /// <exception cref="RpcException">It was refused.</exception>
    public async Task<IMessage?> CallAsync(CallInvoker invoker, IMessage request)
    {
        var options = new CallOptions(deadline: DateTime.UtcNow + Patience);
        if (!descriptor.IsServerStreaming)
        {
            return await invoker.AsyncUnaryCall(_method, null, options, request);
        }

        if (!descriptor.IsClientStreaming)
        {
            using var call = invoker.AsyncServerStreamingCall(_method, null, options, request);
            return await LastAsync(call.ResponseStream);
        }

        using var both = invoker.AsyncDuplexStreamingCall(_method, null, options);
        await both.RequestStream.WriteAsync(request);
        await both.RequestStream.CompleteAsync();
        return await LastAsync(both.ResponseStream);
    }

    private static async Task<IMessage?> LastAsync(IAsyncStreamReader<IMessage> answers)
    {
        IMessage? last = null;
        while (await answers.MoveNext(CancellationToken.None))
        {
            last = answers.Current;
        }

        return last;
    }
}
