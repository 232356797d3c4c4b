namespace Grpc.Core.Wire;

/// <summary>PROTOCOL-HTTP2 "Content-Type → "content-type" "application/grpc" [("+proto" / "+json" / {custom})]".</summary>
internal static class ContentType
{
    public const string Grpc = "application/grpc";

    /// <summary>
    /// True for <c>application/grpc</c> exactly or followed by <c>+</c> or <c>;</c>; not for <c>application/grpc-web</c>.
    /// </summary>
    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == Grpc.Length || contentType[Grpc.Length] is '+' or ';');
}
