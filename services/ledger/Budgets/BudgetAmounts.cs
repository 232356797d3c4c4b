using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Budgets;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Reads amounts of a request into rows of a budget, spread over months where that is asked for.</summary>
internal sealed class BudgetAmounts(RequestFields fields, DaySpan period)
{
    private const int MostWarnings = 100;
    private const int MostNamed = 20;

    /// <summary>
    /// The amount as it was decided, in one row. Refuses with <c>TextInvalid</c>, <c>AccountsMalformed</c>, <c>DateMalformed</c>,
    /// <c>SpanInvalid</c>, <c>SpanOutsidePeriod</c>, <c>AmountTooLarge</c>.
    /// </summary>
    public BudgetRow Read(string version, DateOnly decidedOn, BudgetAmount? amount, string path)
    {
        amount ??= new BudgetAmount();
        if (amount.Account.Length > 0 && !AccountRanges.TryNumber(amount.Account, out _))
        {
            fields.Refuse(LedgerReason.AccountsMalformed, $"{path}.account", "Det är inget kontonummer.", "kontonummer eller tomt");
        }

        var span = fields.Span(
            amount.From.Length > 0 ? amount.From : period.First.ToIso(),
            amount.To.Length > 0 ? amount.To : period.Last.ToIso(),
            $"{path}.from",
            $"{path}.to");
        if (!period.Contains(span))
        {
            fields.Refuse(LedgerReason.SpanOutsidePeriod, $"{path}.from", $"{span} ligger utanför budgetens period.", period.ToString());
        }

        return new BudgetRow(
            version,
            decidedOn,
            fields.Code(amount.Project, $"{path}.project"),
            amount.Account,
            span,
            fields.Amount(amount.AmountOre, $"{path}.amount_ore"));
    }

    /// <summary>The amount's rows: itself, or one for each month. Refuses with <c>DistributionInvalid</c>.</summary>
    public IEnumerable<BudgetRow> Spread(BudgetRow decided, MonthlyDistribution? distribution, string path)
    {
        if (distribution is null)
        {
            return [decided];
        }

        var months = Months.Of(decided.Span);
        if (months is null)
        {
            fields.Refuse(
                LedgerReason.DistributionInvalid, $"{path}.distribution", $"{decided.Span} är inte hela månader.", "första till sista i en månad");
            return [];
        }

        var weights = distribution.Weights.Count == 0 ? Enumerable.Repeat(1L, months.Count).ToList() : [.. distribution.Weights];
        if (weights.Count != months.Count || weights.Any(weight => weight is < 0 or > Apportionment.LargestWeight) || weights.TrueForAll(weight => weight == 0))
        {
            fields.Refuse(
                LedgerReason.DistributionInvalid,
                $"{path}.distribution.weights",
                $"{weights.Count} vikter fördelar inte beloppet på {months.Count} månader.",
                $"en vikt för varje månad, 0–{Apportionment.LargestWeight}, någon större än 0");
            return [];
        }

        return Apportionment.Divide(decided.AmountOre, weights)
            .Select((ore, i) => decided with { Span = months[i], AmountOre = ore })
            .Where(row => row.AmountOre != 0);
    }

    /// <summary>Tells the rows whose project the books lack. A budget may come before the first voucher of its project.</summary>
    public static IEnumerable<FieldWarning> Warnings(IEnumerable<(BudgetRow Row, string Field)> rows, IReadOnlySet<string> projects) =>
        rows.Where(row => row.Row.Project.Length > 0 && !projects.Contains(row.Row.Project)).Take(MostWarnings)
            .Select(row => new FieldWarning
            {
                Field = row.Field,
                Reason = Refusal.ToWire(LedgerReason.ProjectUnknown),
                Message = $"Bokföringen har inget projekt ”{row.Row.Project}”.",
                Accepted = string.Join(", ", projects.Order(StringComparer.Ordinal).Take(MostNamed)),
            });
}
