using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Reads what the journals are asked for.</summary>
internal static class JournalRequests
{
    private const int MostFilters = 1000;

    /// <summary>The span of a grundbok. Refuses <c>DateMalformed</c>, <c>SpanInvalid</c>.</summary>
    public static DaySpan Span(string from, string to)
    {
        var fields = new RequestFields();
        var span = fields.Span(from, to, "from", "to");
        fields.ThrowIfRefused();
        return span;
    }

    /// <summary>
    /// What a huvudbok is read by. Refuses <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>AccountsMalformed</c>, <c>TooMany</c>,
    /// <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public static async Task<GeneralLedgerReader> ReaderAsync(
        BooksSnapshot books, string from, string to, IReadOnlyCollection<string> accounts, CancellationToken ct)
    {
        var fields = new RequestFields();
        var span = fields.Span(from, to, "from", "to");
        fields.AtMost(accounts.Count, MostFilters, "accounts");
        if (!AccountRanges.TryParse(accounts, out var ranges, out var fault))
        {
            fields.Refuse(
                LedgerReason.AccountsMalformed, "accounts", $"”{fault}” är inget konto.", "kontonummer eller intervall, t.ex. 1600-1799");
        }

        fields.ThrowIfRefused();
        var years = await new BooksReader(books, ct).FiscalYearsAsync();
        var year = years.FirstOrDefault(one => one.Span.Contains(span));
        if (year is null)
        {
            fields.Refuse(
                LedgerReason.DateOutsideFiscalYear,
                "from",
                $"{span} ligger inte i ett och samma räkenskapsår.",
                years.Count == 0 ? "ett räkenskapsår som är öppnat" : string.Join(", ", years.Select(one => one.Span)));
        }

        fields.ThrowIfRefused();
        return new GeneralLedgerReader(books, new BookTerms(years, []).Opened(year!).Span.First, span, ranges!);
    }
}
