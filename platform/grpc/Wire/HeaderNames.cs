namespace Grpc.Core.Wire;

/// <summary>Names of the headers and trailers of PROTOCOL-HTTP2.</summary>
internal static class HeaderNames
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    /// <summary>gRFC A6 "Exposed Retry Metadata": how many attempts came before this one.</summary>
    public const string PreviousAttempts = "grpc-previous-rpc-attempts";

    /// <summary>gRFC A6 "Pushback": a server's word on when to try again.</summary>
    public const string RetryPushback = "grpc-retry-pushback-ms";

    /// <summary>
    /// Never on the wire: metadata by which the program asks for compression of its messages, as in the published packages.
    /// </summary>
    public const string EncodingRequest = "grpc-internal-encoding-request";

    /// <summary>True for names that are the protocol's own, so that they are neither shown as metadata nor taken from it.</summary>
    public static bool IsReserved(string name) => name.Length > 0 && char.ToLowerInvariant(name[0]) switch
    {
        // ASP.NET Core gives pseudo headers beside the others.
        ':' => true,
        'g' => IsAny(name, Status, Message, Timeout, Encoding, AcceptEncoding, EncodingRequest),
        't' => IsAny(name, "te", "trailer", "transfer-encoding"),
        'c' => IsAny(name, "content-type", "content-length", "connection"),
        'h' => IsAny(name, "host"),
        _ => false,
    };

    private static bool IsAny(string name, params ReadOnlySpan<string> names)
    {
        foreach (var candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
