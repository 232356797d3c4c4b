using Finsam.Common.V1;
using Finsam.Ledger.Domain.Templates;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>The statements: income statement, balance sheet, cash-flow analysis and the notes of the first two.</summary>
internal static class StatementTemplates
{
    /// <summary>Most rows of a note; accounts beyond them are on one row together.</summary>
    private const int MostNoteRows = 500;

    /// <summary>The income statement.</summary>
    public static MoneyTable IncomeStatement(TemplateBooks books, TemplateColumns columns) =>
        Table("resultatrakning", "Resultaträkning", "movement", columns.Compared(), Lines(books, books.Chart.IncomeStatement));

    /// <summary>The balance sheet.</summary>
    public static MoneyTable BalanceSheet(TemplateBooks books, TemplateColumns columns) =>
        Table("balansrakning", "Balansräkning", "balance", columns.Balances(), Lines(books, books.Chart.BalanceSheet));

    /// <summary>
    /// The cash-flow analysis by the indirect method. Its lines take every account but liquid funds once, so that they add up to the change
    /// of those: depreciation is in the result, added back, and taken from the change of what was depreciated.
    /// </summary>
    public static MoneyTable CashFlow(TemplateBooks books, TemplateColumns columns)
    {
        var chart = books.Chart;
        MoneyRow[] rows =
        [
            new() { Label = "Löpande verksamhet" },
            new() { Label = "Årets resultat", Code = "RESULTAT", Accounts = Ranges(chart.Result) },
            new() { Label = "Av- och nedskrivningar i resultatet", Code = "AVSKRIVNINGAR", Accounts = Ranges(chart.Depreciation), Hidden = true },
            new() { Label = "Justering för av- och nedskrivningar", Code = "ÅTERLAGT", Less = Labels("AVSKRIVNINGAR") },
            new() { Label = "Justering för avsättningar", Code = "AVSÄTTNINGAR", Change = Ranges(["2200-2299"]), HideWhenEmpty = true },
            new()
            {
                Label = "Medel från verksamheten före förändring av rörelsekapital",
                Code = "MEDEL",
                Sum = Labels("RESULTAT", "ÅTERLAGT", "AVSÄTTNINGAR"),
            },
            new() { Label = "Förändring av förråd", Code = "FÖRRÅD", Change = Ranges(["1400-1499"]), HideWhenEmpty = true },
            new() { Label = "Förändring av kortfristiga fordringar", Code = "FORDRINGAR", Change = Ranges(["1500-1799"]) },
            new() { Label = "Förändring av kortfristiga skulder", Code = "SKULDER", Change = Ranges(["2400-2999"]) },
            new() { Label = "Kassaflöde från den löpande verksamheten", Code = "LÖPANDE", Sum = Labels("MEDEL", "FÖRRÅD", "FORDRINGAR", "SKULDER") },
            new() { Label = "Investeringsverksamhet" },
            new() { Label = "Förändring av anläggningstillgångar", Code = "TILLGÅNGAR", Change = Ranges(["1000-1299"]), Hidden = true },
            new() { Label = "Investeringar i anläggningstillgångar", Code = "INVESTERINGAR", Sum = Labels("TILLGÅNGAR", "AVSKRIVNINGAR") },
            new() { Label = "Förändring av finansiella anläggningstillgångar", Code = "FINANSIELLA", Change = Ranges(["1300-1399"]), HideWhenEmpty = true },
            new() { Label = "Förändring av kortfristiga placeringar", Code = "PLACERINGAR", Change = Ranges(["1800-1899"]) },
            new() { Label = "Kassaflöde från investeringsverksamheten", Code = "INVESTERING", Sum = Labels("INVESTERINGAR", "FINANSIELLA", "PLACERINGAR") },
            new() { Label = "Finansieringsverksamhet" },
            new() { Label = "Förändring av långfristiga skulder", Code = "LÅNGFRISTIGA", Change = Ranges(["2300-2399"]) },
            new()
            {
                Label = "Förändring av eget kapital utöver årets resultat",
                Code = "EGET_KAPITAL",
                Change = Ranges(["2000-2199", .. chart.ResultTransfer]),
                HideWhenEmpty = true,
            },
            new() { Label = "Kassaflöde från finansieringsverksamheten", Code = "FINANSIERING", Sum = Labels("LÅNGFRISTIGA", "EGET_KAPITAL") },
            new() { Label = "Årets kassaflöde", Code = "KASSAFLÖDE", Sum = Labels("LÖPANDE", "INVESTERING", "FINANSIERING") },
            new() { Label = "Likvida medel vid periodens början", Code = "INGÅENDE", Opening = Ranges(StatementChart.LiquidFunds) },
            new() { Label = "Likvida medel vid periodens slut", Code = "UTGÅENDE", Closing = Ranges(StatementChart.LiquidFunds) },
        ];
        return Table("kassaflode", "Kassaflödesanalys", "movement", columns.Compared(), rows, "cashflow");

        Labels Ranges(string[] ranges) => Labels([.. books.Ranges(ranges)]);
    }

    /// <summary>A note for each line of the income statement and the balance sheet that the förbund has accounts on: a row an account.</summary>
    public static IEnumerable<MoneyTable> Notes(TemplateBooks books, TemplateColumns columns)
    {
        foreach (var (line, number) in Noted(books))
        {
            var isResult = books.Chart.IncomeStatement.Contains(line);
            var rows = NoteRows(books, line).ToList();
            rows.Add(new MoneyRow { Label = $"Summa {line.Label.ToLowerInvariant()}", Code = "SUMMA", Sum = Labels([.. rows.Select(row => row.Label)]) });
            var note = Table(
                $"not.{number}",
                $"Not {number} {line.Label}",
                isResult ? "movement" : "balance",
                isResult ? columns.Compared() : columns.Balances(),
                rows);
            note.HideEmptyRows = true;
            yield return note;
        }
    }

    private static IEnumerable<MoneyRow> NoteRows(TemplateBooks books, StatementLine line)
    {
        var accounts = books.AccountsIn(line.Accounts!).ToList();
        foreach (var (number, name) in accounts.Take(MostNoteRows))
        {
            yield return new MoneyRow { Label = $"{number} {name}".TrimEnd(), Accounts = Labels(number) };
        }

        if (accounts.Count > MostNoteRows)
        {
            yield return new MoneyRow { Label = "Övriga konton", Accounts = Labels([.. accounts.Skip(MostNoteRows).Select(account => account.Number)]) };
        }
    }

    private static IEnumerable<MoneyRow> Lines(TemplateBooks books, IReadOnlyList<StatementLine> lines)
    {
        var notes = Noted(books).ToDictionary(noted => noted.Line, noted => noted.Number);
        foreach (var line in lines)
        {
            var row = new MoneyRow
            {
                Label = line.Label,
                Code = line.Code,
                Accounts = line.Accounts is null ? null : Labels([.. books.Ranges(line.Accounts)]),
                Sum = line.Sum is null ? null : Labels(line.Sum),
                HideWhenEmpty = line.IsRare,
            };
            if (notes.TryGetValue(line, out var note))
            {
                row.Note = note;
            }

            yield return row;
        }
    }

    // The year's result has the whole income statement for its note.
    private static IEnumerable<(StatementLine Line, int Number)> Noted(TemplateBooks books) =>
        books.Chart.IncomeStatement.Concat(books.Chart.BalanceSheet)
            .Where(line => line.Accounts is not null && !line.Accounts.Contains("3000-8999") && books.AccountsIn(line.Accounts).Any())
            .Select((line, i) => (line, i + 1));

    private static MoneyTable Table(
        string id, string title, string measure, IEnumerable<MoneyColumn> columns, IEnumerable<MoneyRow> rows, string source = "accounts") => new()
        {
            Id = id, Title = title, Source = source, Measure = measure, Unit = "kr", Columns = { columns }, Rows = { rows },
        };

    private static Labels Labels(params string[] values) => new() { Values = { values } };
}
