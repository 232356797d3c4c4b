using System.Data;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Budgets;

/// <summary>Lists the decisions behind a budget.</summary>
internal sealed class ListBudgetDecisionsHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// A page of decisions, oldest first. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>PageSizeInvalid</c>,
    /// <c>PageTokenInvalid</c>.
    /// </summary>
    public async Task<ListBudgetDecisionsResponse> ListAsync(ListBudgetDecisionsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var page = PageRequest.Read(fields, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var decisions = (await connection.QueryAsync<Decision>(new CommandDefinition("""
            select e.entry_no, e.kind, d.decided_on, d.reference, d.reason, e.valid_from, e.put_by, e.valid_to, e.ended_by,
                (select coalesce(sum(b.amount_ore), 0)::bigint from budget_row b where b.forbund_id = e.forbund_id and b.entry_no = e.entry_no)
                    as sum_ore
            from register_entry e
            join budget_decision d using (forbund_id, entry_no)
            where e.forbund_id = @Forbund and e.period_from = @First and e.period_to = @Last and e.entry_no > @AfterMajor
            order by e.entry_no
            limit @Limit
            """,
            new { request.Forbund, period.First, period.Last, page.AfterMajor, Limit = page.Size + 1 },
            transaction,
            cancellationToken: ct))).AsList();
        var shown = decisions.Take(page.Size).ToList();
        var lines = (await connection.QueryAsync<Line>(new CommandDefinition("""
            select entry_no, source, project, account, from_day, to_day, amount_ore
            from budget_decision_line
            where forbund_id = @Forbund and entry_no = any(@entries)
            order by entry_no, line_no
            """,
            new { request.Forbund, entries = shown.Select(decision => decision.EntryNo).ToArray() },
            transaction,
            cancellationToken: ct))).ToLookup(line => line.EntryNo);
        return new ListBudgetDecisionsResponse
        {
            Decisions = { shown.Select(decision => decision.ToMessage(lines[decision.EntryNo])) },
            NextPageToken = decisions.Count > page.Size ? PageRequest.Token(shown[^1].EntryNo) : "",
        };
    }

    private sealed class Decision
    {
        public long EntryNo { get; init; }

        public string Kind { get; init; } = "";

        public DateOnly DecidedOn { get; init; }

        public string Reference { get; init; } = "";

        public string Reason { get; init; } = "";

        public DateTime ValidFrom { get; init; }

        public string PutBy { get; init; } = "";

        public DateTime ValidTo { get; init; }

        public string? EndedBy { get; init; }

        public long SumOre { get; init; }

        public BudgetDecision ToMessage(IEnumerable<Line> lines) => new()
        {
            DecisionNo = EntryNo,
            Version = Kind,
            DecidedOn = DecidedOn.ToIso(),
            Reference = Reference,
            Reason = Reason,
            RecordedAt = ValidFrom.ToTimestamp(),
            RecordedBy = PutBy,
            SupersededAt = EndedBy is null ? null : ValidTo.ToTimestamp(),
            SupersededBy = EndedBy ?? "",
            SumOre = SumOre,
            Lines = { lines.Select(line => line.ToMessage()) },
        };
    }

    private sealed class Line
    {
        public long EntryNo { get; init; }

        public string Source { get; init; } = "";

        public string Project { get; init; } = "";

        public string Account { get; init; } = "";

        public DateOnly FromDay { get; init; }

        public DateOnly ToDay { get; init; }

        public long AmountOre { get; init; }

        public ReallocationLine ToMessage() => new()
        {
            Source = FundSources.FromText(Source),
            Amount = new BudgetAmount
            {
                Project = Project, Account = Account, From = FromDay.ToIso(), To = ToDay.ToIso(), AmountOre = AmountOre,
            },
        };
    }
}
