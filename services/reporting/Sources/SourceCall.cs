using Finsam.Refusals;
using Finsam.Reporting.Api;
using Grpc.Core;

namespace Finsam.Reporting.Sources;

/// <summary>What a call to another service carries on from the call that it serves.</summary>
/// <param name="AuthorizationHeader">The caller's authorization.</param>
/// <param name="Deadline">When the caller stops waiting, UTC.</param>
/// <param name="CancellationToken">Cancelled when the caller goes away.</param>
internal sealed record SourceCall(string AuthorizationHeader, DateTime Deadline, CancellationToken CancellationToken)
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(3);

    /// <summary>Headers and limits of the call.</summary>
    public CallOptions Options(TimeProvider time)
    {
        var own = time.GetUtcNow().UtcDateTime + LongestAnswer;
        return new CallOptions(
            new Metadata { { "authorization", AuthorizationHeader } }, own < Deadline ? own : Deadline, CancellationToken);
    }

    /// <summary>What the caller is told when a source does not answer.</summary>
    /// <param name="source">Name of the service.</param>
    /// <param name="hindered">What can't be done now: <c>rapporten kan inte sammanställas</c>.</param>
    public static RefusedException Unavailable(string source, string hindered) => new(
        new Refusal(ReportingReason.SourceUnavailable, "", $"Tjänsten {source} svarar inte, så {hindered} nu. Försök igen."));
}
