using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using ReportCheck = Finsam.Reporting.Domain.ReportCheck;

namespace Finsam.Reporting.Versions;

/// <summary>Lists what was checked of a version, and whether its sources have moved since.</summary>
internal sealed class ListVersionChecksHandler(VersionReader versions)
{
    /// <summary>A page of checks: those of the composition, then one for each source.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListVersionChecksResponse> HandleAsync(ListVersionChecksRequest request, ServerCallContext context)
    {
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        var page = ResultPage.Read(request.PageSize, request.PageToken);
        var version = await versions.ReadAsync(report, request.Version, context.CancellationToken);
        List<ReportCheck> checks = [.. version.Report.Checks ?? [], .. SourceChecks.Of(version.Composition, version.Moves)];
        var (shown, next) = page.Of(checks.Where(check => !request.OnlyFindings || check.Outcome != CheckOutcome.Passed));
        return new ListVersionChecksResponse
        {
            Checks = { shown.Select(CheckMapping.ToMessage) },
            NextPageToken = next,
            Failed = checks.Count(check => check.Outcome == CheckOutcome.Failed),
            Warnings = checks.Count(check => check.Outcome == CheckOutcome.Warning),
        };
    }
}
