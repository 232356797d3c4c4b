using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Templates;

namespace Finsam.Ledger.TableTemplates;

/// <summary>Reads which chart a request means.</summary>
internal static class StatementCharts
{
    /// <summary>The chart of a name, BAS where it is empty; BAS and a refusal, <c>ChartUnknown</c>, where there is none.</summary>
    public static StatementChart Read(RequestFields fields, string name)
    {
        if (StatementChart.All.TryGetValue(name.Length == 0 ? BasStatements.Chart.Name : name, out var chart))
        {
            return chart;
        }

        fields.Refuse(LedgerReason.ChartUnknown, "chart", $"Kontoplanen ”{name}” finns inte.", string.Join(", ", StatementChart.All.Keys));
        return BasStatements.Chart;
    }
}
