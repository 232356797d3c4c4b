using System.Collections.Frozen;
using Finsam.Protos;
using Google.Protobuf.Reflection;

namespace Finsam.Gateway.Instances;

/// <summary>
/// Calls that may be sent twice, by the contract's rules (protos/README.md): methods that read, and writes with a <c>request_id</c>, which when
/// sent again change nothing more and give the first answer.
/// </summary>
internal static class RepeatableCalls
{
    private static readonly FrozenSet<string> GrpcPaths = Find();

    // In HTTP, what isn't a GET is one of the contract's methods as well, but which one is not told by the path alone.
    private static readonly bool AllMethods = GrpcPaths.Count == MethodCount();

    /// <summary>True when a call may be sent again though it may have been carried out.</summary>
    public static bool Includes(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || AllMethods || GrpcPaths.Contains(request.Path.Value ?? "");

    private static IEnumerable<(string Path, MethodDescriptorProto Method, FileDescriptorProto File)> Methods() =>
        PublishedContract.Read().File.SelectMany(file => file.Service.SelectMany(
            service => service.Method.Select(method => ($"/{file.Package}.{service.Name}/{method.Name}", method, file))))
            .Where(method => PublishedContract.Services.Any(service => method.Item1.StartsWith($"/{service.FullName}/", StringComparison.Ordinal)));

    private static int MethodCount() => Methods().Count();

    private static FrozenSet<string> Find()
    {
        var idempotent = PublishedContract.Read().File
            .SelectMany(file => file.MessageType.Where(HasRequestId).Select(message => $".{file.Package}.{message.Name}"))
            .ToHashSet();
        return Methods()
            .Where(method => ContractVerbs.Reads(method.Method.Name) || idempotent.Contains(method.Method.InputType))
            .Select(method => method.Path)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool HasRequestId(DescriptorProto message) => message.Field.Any(field => field.Name == "request_id" && field.Number == 1);
}
