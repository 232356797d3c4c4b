using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Domain.Templates;

namespace Finsam.Ledger.Domain.Checks;

/// <summary>
/// A statement whose lines leave out an account, or take it twice, is wrong as soon as something is posted there. Held to it are tables of
/// balances that have both assets and liabilities, and tables of movement that have both income and costs.
/// </summary>
internal static class CoverageChecks
{
    /// <summary>
    /// The accounts that are not on one line, with what is posted there and what the table counts of it; one that passes where all are.
    /// </summary>
    public static IEnumerable<StatementCheck> Check(CheckedTable table, IBook book, IReadOnlyList<string> accounts, StatementChart chart)
    {
        var lines = table.Statement.Rows
            .Where(row => row is { Accounts: not null, IsOfProjects: false, Projects: null, IsHidden: false })
            .ToList();
        if (IsOf(lines, Measure.Balance, '1', '2'))
        {
            return Wrong(
                table,
                lines,
                accounts.Where(account => account[0] is >= '1' and <= '8'),
                (account, column) => book.Balance(account, column.Span.Last));
        }

        if (IsOf(lines, Measure.Movement, '3', '4'))
        {
            var transfer = AccountRanges.Of(AccountWidths.Widen(chart.ResultTransfer, accounts.Select(account => account.Length)));
            return Wrong(
                table,
                lines,
                accounts.Where(account => account[0] is >= '3' and <= '8' && !transfer.Contains(account)),
                (account, column) => book.Movement(account, null, column.Span));
        }

        return [];
    }

    private static bool IsOf(List<StatementRow> lines, Measure measure, char one, char other) =>
        lines.Count > 0 && lines.TrueForAll(line => line.Measure == measure) && lines.Exists(line => BeginsWith(line, one))
        && lines.Exists(line => BeginsWith(line, other));

    private static bool BeginsWith(StatementRow line, char digit) => line.Accounts!.Texts.Any(text => text[0] == digit);

    private static IEnumerable<StatementCheck> Wrong(
        CheckedTable table, List<StatementRow> lines, IEnumerable<string> accounts, Func<AccountRanges, StatementColumn, long?> amount)
    {
        var checks = new List<StatementCheck>();
        var columns = table.MoneyColumns.Where(column => column.Column is { Budget: null, Difference: null }).ToList();
        foreach (var account in accounts)
        {
            var times = lines.Count(line => line.Accounts!.Contains(account));
            var only = AccountRanges.Of(account);
            checks.AddRange(columns
                .Select(column => (column.Column, Ore: amount(only, column.Column)))
                .Where(posted => posted.Ore is not null)
                .Select(posted => new StatementCheck(
                    CheckKind.AccountIsOnOneLine,
                    $"Varje konto finns på en rad i {table.Id}",
                    new($"Konto {account}, {posted.Column.Label}", posted.Ore),
                    new($"Räknat i {table.Id}, {posted.Column.Label}", times * posted.Ore))));
        }

        return FailedChecks.OrFirst(checks);
    }
}
