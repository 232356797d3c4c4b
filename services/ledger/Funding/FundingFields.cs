using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>Fields that requests of grants and requisitions share, and whose insatser a caller sees.</summary>
internal static class FundingFields
{
    // Roles that see every insats of the förbund.
    private static readonly Role[] OfForbund = [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor];

    /// <summary>The insatser that a caller sees; null: all.</summary>
    public static string[]? VisibleInsatser(this Caller caller) => caller.Roles.Overlaps(OfForbund) ? null : [.. caller.Insatser];

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
