using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Puts a version of a budget as one decision.</summary>
internal sealed class PutBudgetVersionHandler(RequestLog requestLog, TimeProvider time)
{
    private const int MostRows = 20_000;
    private static readonly string[] Accepted = [BudgetVersions.Original, BudgetVersions.Period, BudgetVersions.Forecast];

    /// <summary>
    /// Puts the version; the original becomes the first revised one too. Refusals: <c>VersionUnknown</c>, <c>VersionFollows</c>,
    /// <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>TextInvalid</c>, <c>TooMany</c>, <c>AccountsMalformed</c>, <c>SpanOutsidePeriod</c>,
    /// <c>DistributionInvalid</c>, <c>AmountTooLarge</c>, <c>EtagMismatch</c>, <c>BudgetHasDecisions</c>.
    /// </summary>
    public Task<PutBudgetVersionResponse> PutAsync(PutBudgetVersionRequest request, string putBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        if (request.Version == BudgetVersions.Revised)
        {
            fields.Refuse(
                LedgerReason.VersionFollows, "version", "Den reviderade budgeten är den ursprungliga och de beslut som fattats.", "en omfördelning");
        }
        else if (!Accepted.Contains(request.Version))
        {
            fields.Refuse(LedgerReason.VersionUnknown, "version", "Okänd budgetversion.", string.Join(", ", Accepted));
        }

        var decidedOn = fields.Date(request.DecidedOn, "decided_on");
        fields.Text(request.Reference, "reference");
        fields.Text(request.Reason, "reason");
        fields.AtMost(request.Amounts.Count, MostRows, "amounts");
        fields.ThrowIfRefused();
        var amounts = new BudgetAmounts(fields, period);
        var rows = request.Amounts.SelectMany((amount, i) => amounts
            .Spread(amounts.Read(request.Version, decidedOn, amount, $"amounts[{i}]"), amount.Distribution, $"amounts[{i}]")
            .Select(row => (Row: row, Field: $"amounts[{i}].project"))).ToList();
        fields.AtMost(rows.Count, MostRows, "amounts");
        fields.ThrowIfRefused();
        return request.ValidateOnly
            ? requestLog.RehearseAsync(PutAsync, ct)
            : requestLog.RunAsync(
                request.Forbund, request.RequestId, nameof(BudgetService.BudgetServiceBase.PutBudgetVersion), request, PutAsync, ct);

        async Task<PutBudgetVersionResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            var etag = await this.PutAsync(connection, transaction, request, period, [.. rows.Select(row => row.Row)], decidedOn, putBy, ct);
            var projects = await ProjectCodes.ReadAsync(connection, transaction, request.Forbund, ct);
            return new PutBudgetVersionResponse
            {
                RowCount = rows.Count,
                SumOre = rows.Sum(row => row.Row.AmountOre),
                Etag = etag,
                Warnings = { BudgetAmounts.Warnings(rows.DistinctBy(row => row.Field), projects) },
            };
        }
    }

    private async Task<string> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutBudgetVersionRequest request,
        DaySpan period,
        List<BudgetRow> rows,
        DateOnly decidedOn,
        string putBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        await BudgetEtag.CheckAsync(connection, transaction, request.Forbund, period, request.Etag, ct);
        var budget = new BudgetRegister(connection, transaction, request.Forbund, period, ct);
        var before = await budget.SummaryAsync();
        if (request.Version == BudgetVersions.Original)
        {
            await budget.RefuseDecisionsAsync();
        }

        var entry = await budget.ReplaceAsync(request.Version, rows, putBy);
        await BudgetDecisions.AddAsync(
            connection, transaction, request.Forbund, entry, BudgetDecisions.OfVersion, decidedOn, request.Reference, request.Reason, ct);
        if (request.Version == BudgetVersions.Original)
        {
            await budget.ReplaceAsync(BudgetVersions.Revised, rows, putBy);
        }

        await new ChangeLogEntry(
                "BUDGET_VERSION_PUT", $"{period} {request.Version} {request.Reference}".TrimEnd(), before, await budget.SummaryAsync(), request.Reason)
            .AddAsync(connection, transaction, request.Forbund, putBy, ct);
        await PeriodRegister.ChangedAsync(connection, transaction, request.Forbund, period, PeriodRegister.Budget, time, ct);
        return await BudgetEtag.ReadAsync(connection, transaction, request.Forbund, period, ct);
    }
}
