using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Versions;

/// <summary>Lists the versions of a report, latest first.</summary>
internal sealed class ListVersionsHandler(TenantDataSource dataSource)
{
    private const int LargestPage = 200;
    private const int DefaultPage = 50;

    /// <summary>A page of versions. The token names the last version of the page before.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PeriodInvalid"/>, <see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListVersionsResponse> HandleAsync(ListVersionsRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        if (size is < 1 or > LargestPage)
        {
            throw PageInvalid.Size(size, LargestPage);
        }

        var before = int.MaxValue;
        if (request.PageToken.Length > 0 && (!int.TryParse(request.PageToken, out before) || before < 1))
        {
            throw PageInvalid.Token();
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = await CompositionStore.ListAsync(connection, report, before, size + 1, cancellationToken);
        var page = found.Take(size).ToList();
        var answer = new ListVersionsResponse { NextPageToken = found.Count > size ? $"{page[^1].Version}" : "" };
        if (page.Count > 0)
        {
            var standings = await VersionStepStore.ReadAsync(connection, report, page[^1].Version, page[0].Version, cancellationToken);
            foreach (var composition in page)
            {
                answer.Versions.Add(VersionMapping.ToMessage(
                    composition,
                    standings.GetValueOrDefault(composition.Version) ?? new VersionStanding([]),
                    await VersionSealStore.FindAsync(connection, composition, cancellationToken),
                    await SourceChangeStore.MovesAsync(connection, composition, cancellationToken)));
            }
        }

        return answer;
    }
}
