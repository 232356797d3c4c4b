using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.Funding;

/// <summary>Fields that requests of grants and requisitions share.</summary>
internal static class FundingFields
{
    /// <summary>Code of an insats.</summary>
    public static string Insats(this RequestFields fields, string insats, bool required = true) =>
        fields.Code(insats, "insats", required);

    /// <summary>A span within a calendar year.</summary>
    public static DaySpan SpanOfYear(this RequestFields fields, string from, string to, int year)
    {
        var span = fields.Span(from, to, "from", "to");
        if (span.First.Year != year || span.Last.Year != year)
        {
            fields.Refuse(LedgerReason.SpanOutsidePeriod, "from", $"{span} ligger inte i {year}.", $"dagar i {year}");
        }

        return span;
    }
}
