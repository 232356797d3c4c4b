using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Books with the sums that some computation needs.</summary>
/// <param name="Book">The books.</param>
/// <param name="Budget">The rows of the reporting period's budget.</param>
internal sealed record LoadedBooks(IBook Book, IReadOnlyList<BudgetRow> Budget)
{
    /// <summary>Loads them for a computation, which is rehearsed first.</summary>
    public static async Task<LoadedBooks> LoadAsync(BooksReader reader, DaySpan period, Action<IBook> compute)
    {
        var years = await reader.FiscalYearsAsync();
        var previousYears = await reader.PreviousYearsAsync();
        var budget = await reader.BudgetAsync(period);

        // 1. Compute against a recorder to learn which spans are summed: for each of the columns' at most its movement, and what leads up
        // to its start and its end. Which they are does not depend on any amount.
        var recorder = new SpanRecorder();
        compute(new Books(years, previousYears, budget, recorder));

        // 2. Fetch them all at once.
        return new LoadedBooks(new Books(years, previousYears, budget, await reader.SumsAsync(recorder.Spans)), budget);
    }
}
