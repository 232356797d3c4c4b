using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.V1;
using Finsam.Protos;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Reads a money table of a request into a statement; what is wrong with it goes to the refusals.</summary>
internal sealed class StatementReader(RequestFields fields, DaySpan period, MoneyTable table, string path)
{
    private const string Projects = "projects";
    private static readonly string[] Sources = ["accounts", Projects, "cashflow"];
    private readonly HashSet<string> rowLabels = Labels(fields, table.Rows.Select(row => row.Label), $"{path}.rows");
    private readonly HashSet<string> columnLabels = Labels(fields, table.Columns.Select(column => column.Label), $"{path}.columns");

    /// <summary>Reads the table.</summary>
    public Statement Read()
    {
        fields.AtMost(table.Rows.Count, ContractLimits.TableRows, $"{path}.rows");
        fields.AtMost(table.Columns.Count, ContractLimits.MoneyColumns, $"{path}.columns");
        if (!Sources.Contains(table.Source))
        {
            fields.Refuse(
                LedgerReason.SourceUnknown,
                $"{path}.source",
                $"Tabell {table.Id}: okänd källa ”{table.Source}”.",
                "accounts, projects, cashflow, members");
        }

        return new Statement(
            Unit(fields, table.Unit, $"{path}.unit") ?? MoneyUnit.Kronor,
            [.. table.Columns.Take(ContractLimits.MoneyColumns).Select((column, i) => Column(column, $"{path}.columns[{i}]"))],
            [.. table.Rows.Take(ContractLimits.TableRows).Select((row, i) => Row(row, $"{path}.rows[{i}]"))]);
    }

    /// <summary>A unit of money; null where none is named.</summary>
    public static MoneyUnit? Unit(RequestFields fields, string name, string field)
    {
        if (name.Length == 0 || MoneyUnit.TryParse(name, out var unit))
        {
            return name.Length == 0 ? null : MoneyUnit.TryParse(name, out unit) ? unit : null;
        }

        fields.Refuse(
            LedgerReason.UnitUnknown, field, $"”{name}” är ingen enhet för pengar.", "kr, tkr eller mkr, med en siffra för decimaler");
        return null;
    }

    /// <summary>The labels of rows or columns; one that is missing or stands twice is refused.</summary>
    public static HashSet<string> Labels(RequestFields fields, IEnumerable<string> labels, string field)
    {
        var seen = new HashSet<string>();
        foreach (var label in labels)
        {
            if (label.Length == 0 || !seen.Add(label))
            {
                fields.Refuse(
                    LedgerReason.LabelInvalid,
                    field,
                    label.Length == 0 ? "Namn saknas." : $"Namnet ”{label}” finns två gånger.",
                    "ett namn en gång i tabellen");
            }
        }

        return seen;
    }

    private StatementColumn Column(MoneyColumn column, string at) => new()
    {
        Label = column.Label,
        Span = new DaySpan(
            column.From.Length == 0 ? period.First : fields.Date(column.From, $"{at}.from"),
            column.To.Length == 0 ? period.Last : fields.Date(column.To, $"{at}.to")),
        // The unit of a share is what it is called in print; only cells of money are counted in it.
        Unit = column.Share is null ? Unit(fields, column.Unit, $"{at}.unit") : null,
        Budget = column.Budget.Length == 0 ? null : column.Budget,
        DecidedTo = column.DecidedTo.Length == 0 ? null : fields.Date(column.DecidedTo, $"{at}.decided_to"),
        Accounts = Accounts(column.Accounts, $"{at}.accounts"),
        Difference = column.Diff is null ? null : (
            Known(columnLabels, column.Diff.Minuend, $"{at}.diff"), Known(columnLabels, column.Diff.Subtrahend, $"{at}.diff")),
        Share = column.Share is null ? null : (
            Known(columnLabels, column.Share.Column, $"{at}.share"), Known(rowLabels, column.Share.Row, $"{at}.share")),
        Decimals = Decimals(column.Decimals, $"{at}.decimals"),
    };

    private StatementRow Row(MoneyRow row, string at)
    {
        var source = row.Source.Length == 0 ? table.Source : row.Source;
        if (!Sources.Contains(source))
        {
            fields.Refuse(
                LedgerReason.SourceUnknown,
                $"{at}.source",
                $"Tabell {table.Id}, rad {row.Label}: okänd källa ”{source}”.",
                string.Join(", ", Sources));
        }

        return new StatementRow
        {
            Label = row.Label,
            Note = row.HasNote ? row.Note : null,
            Accounts = Accounts(row.Accounts, $"{at}.accounts"),
            Projects = row.Projects?.Values.ToHashSet(),
            Change = Accounts(row.Change, $"{at}.change"),
            Opening = Accounts(row.Opening, $"{at}.opening"),
            Closing = Accounts(row.Closing, $"{at}.closing"),
            Sum = row.Sum?.Values.Select(label => Known(rowLabels, label, $"{at}.sum")).ToList(),
            Negate = row.Negate,
            IsOfProjects = source == Projects,
            Measure = Measure(row.Measure.Length == 0 ? table.Measure : row.Measure, $"{at}.measure"),
            Budget = row.Budget.Length == 0 ? null : row.Budget,
        };
    }

    private Measure Measure(string measure, string field)
    {
        switch (measure)
        {
            case "" or "movement":
                return Domain.Statements.Measure.Movement;
            case "balance":
                return Domain.Statements.Measure.Balance;
            case "opening":
                return Domain.Statements.Measure.Opening;
            default:
                fields.Refuse(
                    LedgerReason.MeasureUnknown, field, $"Tabell {table.Id}: okänt mått ”{measure}”.", "movement, balance, opening");
                return default;
        }
    }

    private AccountRanges? Accounts(Labels? labels, string field)
    {
        if (labels is null)
        {
            return null;
        }

        if (!AccountRanges.TryParse(labels.Values, out var accounts, out var fault))
        {
            fields.Refuse(
                LedgerReason.AccountsMalformed, field, $"”{fault}” är inget konto.", "kontonummer eller intervall, t.ex. 1600-1799");
        }

        return accounts;
    }

    private string Known(HashSet<string> labels, string label, string field)
    {
        if (!labels.Contains(label))
        {
            fields.Refuse(
                LedgerReason.LabelUnknown,
                field,
                $"Tabell {table.Id} har ingen rad eller kolumn ”{label}”.",
                "namnet på en rad eller kolumn i tabellen");
        }

        return label;
    }

    private int Decimals(int decimals, string field)
    {
        if (decimals is < 0 or > ContractLimits.Decimals)
        {
            fields.Refuse(LedgerReason.DecimalsInvalid, field, "Antalet decimaler är utanför gränserna.", $"0–{ContractLimits.Decimals}");
            return 0;
        }

        return decimals;
    }
}
