using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.Budgets;

/// <summary>Lists the rows of a version.</summary>
internal sealed class ListBudgetRowsHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// A page of rows, in the order they were decided. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>VersionUnknown</c>,
    /// <c>InstantInvalid</c>, <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.
    /// </summary>
    public async Task<ListBudgetRowsResponse> ListAsync(ListBudgetRowsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var at = fields.Instant(request.StoodAt, "stood_at");
        var page = PageRequest.Read(fields, request.PageSize, request.PageToken);
        if (!BudgetVersions.All.Contains(request.Version))
        {
            fields.Refuse(LedgerReason.VersionUnknown, "version", "Okänd budgetversion.", string.Join(", ", BudgetVersions.All));
        }

        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select b.entry_no, b.row_no, b.decided_on, b.project, b.account, b.from_day, b.to_day, b.amount_ore
            from register_entry e
            join budget_row b using (forbund_id, entry_no)
            where e.forbund_id = @Forbund and e.period_from = @First and e.period_to = @Last and e.kind = @Version
                and {RegisterEntries.StandsAt} and (b.entry_no, b.row_no) > (@AfterMajor, @AfterMinor)
            order by b.entry_no, b.row_no
            limit @Limit
            """,
            new
            {
                request.Forbund, period.First, period.Last, request.Version, at, page.AfterMajor, page.AfterMinor, Limit = page.Size + 1,
            },
            cancellationToken: ct))).AsList();
        var shown = rows.Take(page.Size).ToList();
        return new ListBudgetRowsResponse
        {
            Rows = { shown.Select(row => row.ToMessage(request.Version)) },
            NextPageToken = rows.Count > page.Size ? PageRequest.Token(shown[^1].EntryNo, shown[^1].RowNo) : "",
        };
    }

    private sealed class Row
    {
        public long EntryNo { get; init; }

        public int RowNo { get; init; }

        public DateOnly DecidedOn { get; init; }

        public string Project { get; init; } = "";

        public string Account { get; init; } = "";

        public DateOnly FromDay { get; init; }

        public DateOnly ToDay { get; init; }

        public long AmountOre { get; init; }

        public BudgetRow ToMessage(string version) => new()
        {
            Version = version,
            DecidedOn = DecidedOn.ToIso(),
            Project = Project,
            Account = Account,
            From = FromDay.ToIso(),
            To = ToDay.ToIso(),
            AmountOre = AmountOre,
        };
    }
}
