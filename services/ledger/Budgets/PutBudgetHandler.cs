using System.Security.Cryptography;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Google.Protobuf;
using Npgsql;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Puts the budget and forecast rows of a reporting period.</summary>
internal sealed class PutBudgetHandler(RequestLog requestLog, TimeProvider time)
{
    private const int MostRows = 20_000;
    private const int MostWarnings = 100;
    private const int MostNamed = 20;

    /// <summary>
    /// Supersedes the period's rows, which stay known; a request that only validates keeps nothing. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>TooMany</c>, <c>VersionUnknown</c>, <c>TextInvalid</c>, <c>AccountsMalformed</c>, <c>AmountTooLarge</c>,
    /// <c>BudgetHasDecisions</c>.
    /// </summary>
    public Task<PutBudgetResponse> PutAsync(PutBudgetRequest request, string putBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        fields.AtMost(request.Rows.Count, MostRows, "rows");
        var rows = request.Rows.Take(MostRows).Select((row, i) => Read(fields, row, $"rows[{i}]")).ToList();
        fields.ThrowIfRefused();
        return request.ValidateOnly
            ? requestLog.RehearseAsync(PutAsync, ct)
            : requestLog.RunAsync(
                request.Forbund, request.RequestId, nameof(LedgerService.LedgerServiceBase.PutBudget), request, PutAsync, ct);

        async Task<PutBudgetResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            var outcome = await this.PutAsync(connection, transaction, request, period, rows, putBy, ct);
            return new PutBudgetResponse
            {
                Changed = outcome != PutOutcome.Unchanged,
                Created = outcome == PutOutcome.Created,
                Warnings = { Warnings(rows, await ProjectCodes.ReadAsync(connection, transaction, request.Forbund, ct)) },
            };
        }
    }

    // A budget may come before the first voucher of its project, so an unknown one is told and not refused.
    private static IEnumerable<FieldWarning> Warnings(List<BudgetRow> rows, IReadOnlySet<string> projects) =>
        rows.Index().Where(row => row.Item.Project.Length > 0 && !projects.Contains(row.Item.Project)).Take(MostWarnings)
            .Select(row => new FieldWarning
            {
                Field = $"rows[{row.Index}].project",
                Reason = Refusal.ToWire(LedgerReason.ProjectUnknown),
                Message = $"Bokföringen har inget projekt ”{row.Item.Project}”.",
                Accepted = string.Join(", ", projects.Order(StringComparer.Ordinal).Take(MostNamed)),
            });

    private static BudgetRow Read(RequestFields fields, V1.BudgetRow row, string path)
    {
        if (!BudgetVersions.All.Contains(row.Version))
        {
            fields.Refuse(LedgerReason.VersionUnknown, $"{path}.version", "Okänd budgetversion.", string.Join(", ", BudgetVersions.All));
        }

        if (row.Account.Length > 0 && !AccountRanges.TryNumber(row.Account, out _))
        {
            fields.Refuse(LedgerReason.AccountsMalformed, $"{path}.account", "Det är inget kontonummer.", "kontonummer eller tomt");
        }

        return new BudgetRow(
            row.Version,
            fields.Date(row.DecidedOn, $"{path}.decided_on"),
            fields.Code(row.Project, $"{path}.project"),
            row.Account,
            fields.Span(row.From, row.To, $"{path}.from", $"{path}.to"),
            fields.Amount(row.AmountOre, $"{path}.amount_ore"));
    }

    private async Task<PutOutcome> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutBudgetRequest request,
        DaySpan period,
        List<BudgetRow> rows,
        string putBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var content = SHA256.HashData(new PutBudgetRequest { Rows = { request.Rows } }.ToByteArray());
        var outcome = await PeriodRegister.ReplaceAsync(
            connection, transaction, request.Forbund, period, PeriodRegister.Budget, content, ct);
        if (outcome == PutOutcome.Unchanged)
        {
            return outcome;
        }

        var budget = new BudgetRegister(connection, transaction, request.Forbund, period, ct);
        await budget.RefuseDecisionsAsync();
        var before = await budget.SummaryAsync();
        await budget.ReplaceAsync(BudgetVersions.All, rows, putBy);
        await new ChangeLogEntry("BUDGET_PUT", period.ToString(), before, await budget.SummaryAsync(), "")
            .AddAsync(connection, transaction, request.Forbund, putBy, ct);
        await PeriodRegister.TellAsync(connection, transaction, request.Forbund, period, time, ct);
        return outcome;
    }
}
