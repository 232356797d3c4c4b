using Dapper;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.ListReports;

/// <summary>Lists the reports of a förbund, latest period first.</summary>
internal sealed class ListReportsHandler(TenantDataSource dataSource)
{
    private const int LargestPage = 200;
    private const int DefaultPage = 50;
    private static readonly DateOnly Latest = DateOnly.MaxValue;

    /// <summary>A page of reports. The token names the last report of the page before.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListReportsResponse> HandleAsync(ListReportsRequest request, CancellationToken cancellationToken)
    {
        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        if (size is < 1 or > LargestPage)
        {
            throw PageInvalid.Size(size, LargestPage);
        }

        var after = ReadToken(request);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<ReportRow>(new CommandDefinition("""
            select r.period_from as PeriodFrom, r.period_to as PeriodTo, r.insats, r.kind, r.title,
                coalesce((
                    select max(c.version)
                    from composition c
                    where c.forbund_id = r.forbund_id and c.period_from = r.period_from and c.period_to = r.period_to
                        and c.insats = r.insats), 0) as Version
            from report r
            where r.forbund_id = @Forbund
                and ((r.period_to, r.period_from) < (@To, @From)
                    or (r.period_to = @To and r.period_from = @From and r.insats > @Insats))
            order by r.period_to desc, r.period_from desc, r.insats
            limit @Limit
            """,
            new { request.Forbund, after.Period.To, after.Period.From, after.Insats, Limit = size + 1 },
            cancellationToken: cancellationToken))).ToList();
        var page = rows.Take(size).ToList();
        return new ListReportsResponse
        {
            Reports = { page.Select(row => row.ToMessage()) },
            NextPageToken = rows.Count > size
                ? $"{ContractValues.ToText(page[^1].PeriodFrom)}_{ContractValues.ToText(page[^1].PeriodTo)}_{page[^1].Insats}"
                : "",
        };
    }

    private static ReportKey ReadToken(ListReportsRequest request)
    {
        if (request.PageToken.Length == 0)
        {
            return new ReportKey(request.Forbund, new ReportPeriod(Latest, Latest));
        }

        return request.PageToken.Split('_', 3) is [var first, var last, var insats]
            && RequestPeriod.TryReadDay(first, out var from)
            && RequestPeriod.TryReadDay(last, out var to)
                ? new ReportKey(request.Forbund, new ReportPeriod(from, to), insats)
                : throw PageInvalid.Token();
    }
}
