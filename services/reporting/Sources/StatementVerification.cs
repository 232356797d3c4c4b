using Finsam.Ledger.V1;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Checks;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Grpc.Core;
using ReportCheck = Finsam.Reporting.Domain.ReportCheck;

namespace Finsam.Reporting.Sources;

/// <summary>Asks the ledger whether the report's statements hold against the books and each other.</summary>
internal sealed class StatementVerification(StatementService.StatementServiceClient statements, TimeProvider time)
{
    // What rounding of printed rows explains, accounts that a förbund leaves out on purpose, and notes that explain a part of their line.
    private static readonly string[] Doubtful = ["PRINTED_ROWS_ADD_UP", "ACCOUNT_IS_ON_ONE_LINE", "NOTE_TIES_TO_LINE"];

    /// <summary>The ledger's checks, as of the moment that the report was composed at; none where it has no statement.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.SourceUnavailable"/>.</exception>
    public async Task<IReadOnlyList<ReportCheck>> VerifyAsync(ReportDefinition definition, Layout layout, SourceMark? ledger, SourceCall call)
    {
        var tables = layout.Tables.OfType<MoneyLayout>().ToList();
        if (ledger is null || tables.Count == 0)
        {
            return [];
        }

        var request = new VerifyStatementsRequest
        {
            Forbund = definition.Forbund,
            Period = ContractValues.ToPeriod(definition.Period),
            Chart = definition.Chart ?? "",
            Tables = { tables.Select(LedgerTables.ToRequest) },
            AsOfPosition = ledger.Position,
        };
        try
        {
            var answer = await statements.VerifyStatementsAsync(request, call.Options(time));
            return [.. answer.Checks.Select(ToCheck)];
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            throw SourceCall.Unavailable(SourceMark.Ledger, "rapporten kan inte kontrolleras");
        }
    }

    private static ReportCheck ToCheck(StatementCheck check)
    {
        var (left, right) = (Figure(check.Left), Figure(check.Right));
        var isKnown = check.Left is { HasAmountOre: true } && check.Right is { HasAmountOre: true };
        return check.Passed
            ? new ReportCheck(ReportCheckKind.Statement, CheckOutcome.Passed, check.Title, Left: left, Right: right)
            : new ReportCheck(
                ReportCheckKind.Statement,
                isKnown && !Doubtful.Contains(check.Kind) ? CheckOutcome.Failed : CheckOutcome.Warning,
                check.Title,
                isKnown
                    ? $"{left?.Label} är {left?.Figure}, {right?.Label} är {right?.Figure}."
                    : "Ett av beloppen är inte känt: inget räkenskapsår täcker det.",
                Left: left,
                Right: right);
    }

    private static Domain.CheckedFigure? Figure(Ledger.V1.CheckedFigure? figure) => figure is null ? null : new Domain.CheckedFigure(
        figure.Label, figure.HasAmountOre ? StatedWords.Of(figure.AmountOre / 100m, "kr2") : "");
}
