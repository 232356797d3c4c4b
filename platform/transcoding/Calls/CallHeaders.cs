using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Calls;

/// <summary>
/// The headers of a gRPC request made for a JSON request: all of it that does not describe the JSON body or its connection.
/// </summary>
internal static class CallHeaders
{
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Keep-Alive",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "grpc-encoding", "grpc-accept-encoding",
    };

    public static IHeaderDictionary From(IHeaderDictionary headers)
    {
        IHeaderDictionary passedOn = new HeaderDictionary();
        foreach (var (name, values) in headers)
        {
            if (!name.StartsWith(':') && !NotPassedOn.Contains(name))
            {
                passedOn[name] = values;
            }
        }

        passedOn.ContentType = "application/grpc";
        passedOn.TE = "trailers";
        return passedOn;
    }
}
