using Google.Rpc;
using Grpc.Core;

namespace Finsam.Cli.Gateway;

/// <summary>What an answer other than OK means, read from <c>google.rpc.Status</c> where it carries one.</summary>
/// <param name="Code">Status code.</param>
/// <param name="Message">Words for people.</param>
/// <param name="Violations">What was wrong with which field; empty when the status carries none.</param>
internal sealed record CallFailure(StatusCode Code, string Message, IReadOnlyList<(string Field, string Description)> Violations)
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>
    /// True when the call may have met a service that was away or went away under it. The stream of a service that dies is reset, which
    /// reaches a client as one of the codes that say no more than "broken off".
    /// </summary>
    public bool IsTransient => Violations.Count == 0
        && Code is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled;

    public static CallFailure From(RpcException exception)
    {
        var violations = new List<(string, string)>();
        if (exception.Trailers.FirstOrDefault(entry => entry.Key == DetailsTrailer && entry.IsBinary) is { } entry)
        {
            foreach (var detail in Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes).Details.Where(detail => detail.Is(BadRequest.Descriptor)))
            {
                violations.AddRange(detail.Unpack<BadRequest>().FieldViolations.Select(violation => (violation.Field, violation.Description)));
            }
        }

        return new CallFailure(exception.StatusCode, exception.Status.Detail, violations);
    }
}
