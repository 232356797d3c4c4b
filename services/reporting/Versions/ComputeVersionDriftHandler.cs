using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Versions;

/// <summary>Tells which figures of a version would differ if it were composed now.</summary>
internal sealed class ComputeVersionDriftHandler(VersionReader versions, ReportTables tables)
{
    private const int MostDifferences = 1000;

    /// <summary>Composes the version's own definition anew, with the caller's rights, and compares.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.LayoutInvalid"/>,
    /// <see cref="ReportingReason.SourceUnavailable"/>.
    /// </exception>
    public async Task<ComputeVersionDriftResponse> HandleAsync(ComputeVersionDriftRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var version = await versions.ReadAsync(report, request.Version, context.CancellationToken);
        var definition = version.Report.Definition;
        var layout = StoredLayout.Read(definition);
        var call = new SourceCall(caller.AuthorizationHeader, context.Deadline, context.CancellationToken);
        var now = await tables.ComposeAsync(definition, layout, call, ComposeProgress.Untold);
        var differences = VersionDifferences.Figures(version.Report, now.Draft.Report).ToList();
        return new ComputeVersionDriftResponse
        {
            Moves = { version.Moves.Select(VersionMapping.ToMessage) },
            Differences = { differences.Take(MostDifferences).Select(VersionMapping.ToMessage) },
            LeftOut = Math.Max(0, differences.Count - MostDifferences),
            Sources = { now.Sources.Select(CompositionMapping.ToMessage) },
        };
    }
}
