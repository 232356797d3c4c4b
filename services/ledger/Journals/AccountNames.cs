using Dapper;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Names of accounts as journals print them.</summary>
internal static class AccountNames
{
    /// <summary>Reads them by number.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(BooksSnapshot books, CancellationToken ct) =>
        (await books.Connection.QueryAsync<(string Number, string Name)>(books.Command(
            "select number, name from account where forbund_id = @Forbund", new { books.Forbund }, ct)))
            .ToDictionary(row => row.Number, row => row.Name);
}
