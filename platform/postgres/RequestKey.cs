using System.Security.Cryptography;
using Finsam.Refusals;
using Google.Protobuf;

namespace Finsam.Postgres;

/// <summary>What a request is known by when it is sent again.</summary>
/// <param name="Forbund">Slug.</param>
/// <param name="RequestId">The caller's key, unique within the förbund.</param>
/// <param name="Method">Method that it was sent to.</param>
/// <param name="RequestHash">SHA-256 of the request.</param>
public sealed record RequestKey(string Forbund, string RequestId, string Method, byte[] RequestHash)
{
    private const int LongestRequestId = 200;

    /// <summary>The key of a request.</summary>
    /// <exception cref="RefusedException"><see cref="RequestReason.RequestIdMissing"/>.</exception>
    public static RequestKey Of(string forbund, string requestId, string method, IMessage request) =>
        requestId.Length is > 0 and <= LongestRequestId
            ? new RequestKey(forbund, requestId, method, SHA256.HashData(request.ToByteArray()))
            : throw new RefusedException(new Refusal(
                RequestReason.RequestIdMissing,
                "request_id",
                "request_id saknas eller är för långt.",
                $"1–{LongestRequestId} tecken, unikt för begäran"));

    /// <summary>Makes sure that what was recorded under the id was this request.</summary>
    /// <exception cref="RefusedException"><see cref="RequestReason.RequestIdReused"/>.</exception>
    internal void MustBe(string method, ReadOnlySpan<byte> requestHash)
    {
        if (method != Method || !requestHash.SequenceEqual(RequestHash))
        {
            throw new RefusedException(new Refusal(
                RequestReason.RequestIdReused,
                "request_id",
                "request_id har redan använts för en annan begäran.",
                "ett nytt request_id"));
        }
    }
}
