using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.Protos;

namespace Finsam.Reporting.Layouts;

/// <summary>Reads a statement of money.</summary>
internal static partial class MoneyLayoutReader
{
    private const string AccountsAccepted = "kontonummer och intervall, t.ex. [\"1511\", \"1600-1799\"]";

    private static readonly string[] Measures = ["movement", "balance", "opening"];
    private static readonly string[] Versions = ["original", "revised", "forecast", "period"];
    private static readonly string[] RowSources = [LayoutSources.Accounts, LayoutSources.Projects];

    /// <summary>Reads what is special to such a table.</summary>
    public static MoneyLayout Read(OptionReader reader, string id, string title, string source, SpanLimit spans)
    {
        var unit = ReadUnit(reader) ?? "kr";
        var measure = reader.Choice("measure", Measures) ?? "movement";
        var columnReaders = reader.Objects("columns", "column", required: true, ContractLimits.MoneyColumns);
        var rowReaders = reader.Objects("rows", "row", required: true, ContractLimits.TableRows);
        var labels = new LabelSet();
        var columns = columnReaders.Select(column => ReadColumn(column, labels, spans)).ToList();
        var rowLabels = new LabelSet();
        var rows = rowReaders.Select(row => ReadRow(row, rowLabels, source)).ToList();
        MoneyReferences.Check(columns, columnReaders, rows, rowReaders);
        return new MoneyLayout(
            id,
            title,
            source,
            unit,
            measure,
            columns,
            rows,
            reader.Flag("hide_empty_rows") ?? false,
            reader.Flag("hide_future_columns") ?? false);
    }

    /// <summary>A unit of money, or null where there is none or it is wrong.</summary>
    public static string? ReadUnit(OptionReader reader)
    {
        var unit = reader.Text("unit");
        if (unit is null or "" || MoneyUnit().IsMatch(unit))
        {
            return unit;
        }

        reader.Note("unit", $"`unit` är \"{unit}\", ingen enhet för pengar", "kr, tkr eller mkr, med en siffra för decimaler (tkr1)");
        return null;
    }

    private static MoneyLayoutColumn ReadColumn(OptionReader reader, LabelSet labels, SpanLimit spans)
    {
        var label = labels.Read(reader, "column");
        var share = ReadPair(reader, "share", "[kolumn, rad]");
        var change = ReadPair(reader, "change_percent", "[kolumn, kolumn]");
        var column = new MoneyLayoutColumn
        {
            Label = label,
            Code = reader.Text("code"),
            Relative = ColumnPeriodReader.Read(reader),
            IsHidden = reader.Flag("hidden") ?? false,
            ChangePercent = change,
            Unit = share is null && change is null ? ReadUnit(reader) : reader.Choice("unit", ["%"]),
            From = reader.Date("from"),
            To = reader.Date("to"),
            Budget = reader.Choice("budget", Versions),
            DecidedTo = reader.Date("decided_to"),
            Accounts = ReadAccounts(reader, "accounts"),
            Difference = ReadPair(reader, "diff", "[kolumn, kolumn]"),
            Share = share,
            Decimals = reader.Integer("decimals", 0, ContractLimits.Decimals) ?? 0,
        };
        spans.Count(reader, column.From, column.To, column.Relative);
        if (column.From > column.To)
        {
            reader.Note("to", "`to` ligger före `from`", "en dag från och med `from`");
        }

        if (column.ChangePercent is not null && (column.Share is not null || column.Difference is not null))
        {
            reader.Note("change_percent", "har `change_percent` vid sidan av `diff` eller `share`", "ett av dem");
        }

        if (column.Share is not null && column.Difference is not null)
        {
            reader.Note("share", "har både `diff` och `share`", "det ena av dem");
        }

        reader.Finish();
        return column;
    }

    private static MoneyLayoutRow ReadRow(OptionReader reader, LabelSet labels, string tableSource)
    {
        var row = new MoneyLayoutRow
        {
            Label = labels.Read(reader, "row"),
            Note = reader.Integer("note", 0, 999),
            Accounts = ReadAccounts(reader, "accounts"),
            // The empty one is what is posted on no project.
            Projects = reader.Texts("projects", "ledgerobjekt som text, t.ex. [\"301\"]", _ => true),
            Change = reader.Texts("change", AccountsAccepted, IsAccounts),
            Opening = reader.Texts("opening", AccountsAccepted, IsAccounts),
            Closing = reader.Texts("closing", AccountsAccepted, IsAccounts),
            Sum = reader.Texts("sum", "etiketter på rader i tabellen", text => text.Length > 0),
            Less = reader.Texts("less", "etiketter på rader i tabellen", text => text.Length > 0),
            Code = reader.Text("code"),
            IsHidden = reader.Flag("hidden") ?? false,
            HidesWhenEmpty = reader.Flag("hide_when_empty") ?? false,
            Negate = reader.Flag("negate") ?? false,
            Source = reader.Choice("source", RowSources),
            Measure = reader.Choice("measure", Measures),
            Budget = reader.Choice("budget", Versions),
        };
        if (row.Projects is not null && (row.Source ?? tableSource) != LayoutSources.Projects)
        {
            reader.Note("projects", "har `projects` men källan är inte projekt", $"\"source\": \"{LayoutSources.Projects}\" på raden");
        }

        reader.Finish();
        return row;
    }

    private static IReadOnlyList<string>? ReadAccounts(OptionReader reader, string name)
    {
        var accounts = reader.Texts(name, AccountsAccepted, IsAccounts);
        if (accounts is [])
        {
            reader.Note(name, $"`{name}` nämner inget konto", $"en lista av {AccountsAccepted}");
        }

        return accounts;
    }

    private static bool IsAccounts(string text)
    {
        var match = AccountRange().Match(text);
        return match.Success
            && (!match.Groups[2].Success
                || long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                    <= long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static (string, string)? ReadPair(OptionReader reader, string name, string accepted)
    {
        switch (reader.Texts(name, "etiketter", text => text.Length > 0))
        {
            case null:
                return null;
            case [var first, var second]:
                return (first, second);
            default:
                reader.Note(name, $"`{name}` har inte två etiketter", accepted);
                return null;
        }
    }

    [GeneratedRegex(@"^(kr|tkr|mkr)[0-9]?\z")]
    private static partial Regex MoneyUnit();

    [GeneratedRegex(@"^([0-9]{1,10})(?:-([0-9]{1,10}))?\z")]
    private static partial Regex AccountRange();
}
