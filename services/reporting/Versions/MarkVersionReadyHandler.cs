using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using VersionStep = Finsam.Reporting.Domain.VersionStep;

namespace Finsam.Reporting.Versions;

/// <summary>Puts a draft forward to the board.</summary>
internal sealed class MarkVersionReadyHandler(VersionSteps steps, TimeProvider time)
{
    private const string Method = nameof(ReportVersionService.ReportVersionServiceBase.MarkVersionReady);
    private const int LongestReason = 1000;

    /// <summary>Puts it forward. What does not hold, or has been overtaken, is not put before a board without a reason.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.VersionOvertaken"/>, <see cref="ReportingReason.ChecksFailed"/>,
    /// <see cref="ReportingReason.FieldInvalid"/>, or what <see cref="VersionSteps"/> refuses.
    /// </exception>
    public Task<MarkVersionReadyResponse> HandleAsync(MarkVersionReadyRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var reason = StepReason.Read(request.Reason, LongestReason);
        return steps.TakeAsync(
            request,
            new AskedStep(report, request.Version, VersionState.Ready, request.RequestId, Method),
            async version =>
            {
                if (reason is null)
                {
                    await RefuseDoubtsAsync(version, cancellationToken);
                }

                return new VersionStep(VersionState.Ready, time.GetUtcNow(), caller.Subject, Reason: reason);
            },
            version => new MarkVersionReadyResponse { Version = version },
            cancellationToken);
    }

    private static async Task RefuseDoubtsAsync(VersionInQuestion version, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        var moves = await SourceChangeStore.MovesAsync(version.Connection, version.Composition, cancellationToken);
        if (moves.Count > 0)
        {
            refusals.Add(new Refusal(
                ReportingReason.VersionOvertaken,
                "version",
                $"Underlaget har ändrats sedan version {version.Composition.Version} ställdes samman: "
                    + $"{string.Join(", ", moves.Select(move => move.Source))}.",
                "en ny sammanställning, eller reason"));
        }

        var document = await CompositionStore.ReadDocumentAsync(version.Connection, version.Composition, cancellationToken);
        var failed = (ReportJson.Read<ComposedReport>(document).Checks ?? []).Count(check => check.Outcome == CheckOutcome.Failed);
        if (failed > 0)
        {
            refusals.Add(new Refusal(
                ReportingReason.ChecksFailed,
                "version",
                $"{failed} av versionens kontroller stämmer inte.",
                "en version där alla kontroller stämmer, eller reason"));
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
