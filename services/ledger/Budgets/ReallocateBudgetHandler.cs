using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Npgsql;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Moves budget between projects as one decision.</summary>
internal sealed class ReallocateBudgetHandler(RequestLog requestLog, TimeProvider time)
{
    private const int FewestLines = 2;
    private const int MostLines = 1000;

    /// <summary>
    /// Keeps the decision and adds its rows to the revised version. Refusals, in order: <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>TextInvalid</c>, <c>ReasonMissing</c>, <c>TooFewLines</c>, <c>TooMany</c>, <c>AccountsMalformed</c>, <c>SpanOutsidePeriod</c>,
    /// <c>AmountZero</c>, <c>AmountTooLarge</c>, <c>DistributionInvalid</c>, <c>ReallocationUnbalanced</c>, <c>EtagMismatch</c>,
    /// <c>BudgetMissing</c>, <c>BudgetExceeded</c>, <c>BudgetBelowOutcome</c>, <c>BudgetBelowRequisitions</c>,
    /// <c>EquityExceeded</c>.
    /// </summary>
    public Task<ReallocateBudgetResponse> ReallocateAsync(ReallocateBudgetRequest request, string decidedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var decidedOn = fields.Date(request.DecidedOn, "decided_on");
        fields.Text(request.Reference, "reference", required: true);
        fields.Reason(request.Reason, "reason");
        if (request.Lines.Count < FewestLines)
        {
            fields.Refuse(LedgerReason.TooFewLines, "lines", $"Omfördelningen har {request.Lines.Count} rader.", "minst två rader");
        }

        fields.AtMost(request.Lines.Count, MostLines, "lines");
        fields.ThrowIfRefused();
        var lines = Read(fields, period, decidedOn, request);
        return request.ValidateOnly
            ? requestLog.RehearseAsync(DecideAsync, ct)
            : requestLog.RunAsync(
                request.Forbund, request.RequestId, nameof(BudgetService.BudgetServiceBase.ReallocateBudget), request, DecideAsync, ct);

        Task<ReallocateBudgetResponse> DecideAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            this.DecideAsync(connection, transaction, request, period, decidedOn, lines, decidedBy, ct);
    }

    private static List<Line> Read(RequestFields fields, DaySpan period, DateOnly decidedOn, ReallocateBudgetRequest request)
    {
        var amounts = new BudgetAmounts(fields, period);
        var lines = request.Lines.Select((line, i) =>
        {
            var path = $"lines[{i}].amount";
            var row = amounts.Read(BudgetVersions.Revised, decidedOn, line.Amount, path);
            if (row.AmountOre == 0)
            {
                fields.Refuse(LedgerReason.AmountZero, $"{path}.amount_ore", "Beloppet är 0.", "ett belopp skilt från 0");
            }

            return new Line(FundSources.ToText(line.Source), row, [.. amounts.Spread(row, line.Amount?.Distribution, path)]);
        }).ToList();
        var sum = lines.Sum(line => line.Decided.AmountOre);
        if (sum != 0)
        {
            fields.Refuse(
                LedgerReason.ReallocationUnbalanced, "lines", $"Raderna summerar till {Ore.Print(sum)}.", "lika mycket till som från, på öret");
        }

        fields.ThrowIfRefused();
        return lines;
    }

    private async Task<ReallocateBudgetResponse> DecideAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ReallocateBudgetRequest request,
        DaySpan period,
        DateOnly decidedOn,
        List<Line> lines,
        string decidedBy,
        CancellationToken ct)
    {
        // 1. Refuse, with the chain locked: no posting and no other decision comes between.
        var forbund = request.Forbund;
        await ChainHead.LockAsync(connection, transaction, forbund, ct);
        await BudgetEtag.CheckAsync(connection, transaction, forbund, period, request.Etag, ct);
        var budget = new BudgetRegister(connection, transaction, forbund, period, ct);
        var before = await budget.SummaryAsync();
        var revised = await budget.RowsAsync(BudgetVersions.Revised);
        if (revised.Count == 0)
        {
            var original = await budget.RowsAsync(BudgetVersions.Original);
            revised = [.. original.Select(row => row with { Version = BudgetVersions.Revised })];
            if (revised.Count == 0)
            {
                throw new RefusedException(new Refusal(
                    LedgerReason.BudgetMissing, "period", $"Det finns ingen budget för {period}.", "en period med ursprunglig budget"));
            }

            await budget.ReplaceAsync(BudgetVersions.Revised, revised, decidedBy);
        }

        var decided = lines.ConvertAll(line => (line.Source, line.Decided));
        var fields = new RequestFields();
        var rules = new ReallocationRules(
            fields,
            revised,
            await BookedResult.ReadAsync(connection, transaction, forbund, period, ct),
            await BookedResult.RequisitionedAsync(connection, transaction, forbund, period, ct));
        rules.CheckProjects(decided);
        rules.CheckEquity(
            decided,
            await BudgetDecisions.FromEquityAsync(connection, transaction, forbund, period, ct),
            await BookedResult.EquityAsync(connection, transaction, forbund, period.First, ct));
        fields.ThrowIfRefused();

        // 2. Keep the decision and its rows, and tell of it.
        var entry = await budget.AddAsync(BudgetVersions.Revised, [.. lines.SelectMany(line => line.Rows)], decidedBy);
        await BudgetDecisions.AddAsync(
            connection, transaction, forbund, entry, BudgetDecisions.OfReallocation, decidedOn, request.Reference, request.Reason, ct);
        await BudgetDecisions.AddLinesAsync(connection, transaction, forbund, entry, decided, ct);
        await new ChangeLogEntry(
                "BUDGET_REALLOCATED", $"{period} {request.Reference}", before, $"{await budget.SummaryAsync()} ({Words(decided)})", request.Reason)
            .AddAsync(connection, transaction, forbund, decidedBy, ct);
        await PeriodRegister.ChangedAsync(connection, transaction, forbund, period, PeriodRegister.Budget, time, ct);
        var projects = await ProjectCodes.ReadAsync(connection, transaction, forbund, ct);
        return new ReallocateBudgetResponse
        {
            DecisionNo = entry,
            Etag = await BudgetEtag.ReadAsync(connection, transaction, forbund, period, ct),
            Warnings = { BudgetAmounts.Warnings(lines.Select((line, i) => (line.Decided, $"lines[{i}].amount.project")), projects) },
        };
    }

    private static string Words(List<(string Source, BudgetRow Row)> lines) => string.Join(", ", lines.Select(
        line => $"{(line.Source == FundSources.Project ? "" : line.Source + " ")}{line.Row.Project} {Ore.Print(line.Row.AmountOre)}".TrimStart()));

    private sealed record Line(string Source, BudgetRow Decided, IReadOnlyList<BudgetRow> Rows);
}
