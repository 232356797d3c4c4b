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

    /// <summary>A page of reports. The token names the last period of the page before.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<ListReportsResponse> HandleAsync(ListReportsRequest request, CancellationToken cancellationToken)
    {
        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        if (size is < 1 or > LargestPage)
        {
            throw new RefusedException(
                new Refusal(ReportingReason.PageInvalid, "page_size", $"page_size är {size}.", $"1–{LargestPage}"));
        }

        var after = ReadToken(request.PageToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<ReportRow>(new CommandDefinition("""
            select r.period_from as PeriodFrom, r.period_to as PeriodTo, r.kind, r.title,
                coalesce((
                    select max(c.version)
                    from composition c
                    where c.forbund_id = r.forbund_id and c.period_from = r.period_from and c.period_to = r.period_to), 0) as Version
            from report r
            where r.forbund_id = @Forbund and (r.period_to, r.period_from) < (@To, @From)
            order by r.period_to desc, r.period_from desc
            limit @Limit
            """,
            new { request.Forbund, after.To, after.From, Limit = size + 1 },
            cancellationToken: cancellationToken))).ToList();
        var page = rows.Take(size).ToList();
        return new ListReportsResponse
        {
            Reports = { page.Select(row => row.ToMessage()) },
            NextPageToken = rows.Count > size
                ? $"{ContractValues.ToText(page[^1].PeriodFrom)}_{ContractValues.ToText(page[^1].PeriodTo)}"
                : "",
        };
    }

    private static ReportPeriod ReadToken(string token)
    {
        if (token.Length == 0)
        {
            return new ReportPeriod(Latest, Latest);
        }

        return token.Split('_') is [var first, var last]
            && RequestPeriod.TryReadDay(first, out var from)
            && RequestPeriod.TryReadDay(last, out var to)
                ? new ReportPeriod(from, to)
                : throw new RefusedException(new Refusal(
                    ReportingReason.PageInvalid, "page_token", "page_token kommer inte från en tidigare sida."));
    }
}
