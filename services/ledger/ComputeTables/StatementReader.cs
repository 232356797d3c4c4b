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
    private readonly LabelsAndCodes rows = new(
        fields, table.Id, [.. table.Rows.Select(row => (row.Label, row.Code))], $"{path}.rows");

    private readonly LabelsAndCodes columns = new(
        fields, table.Id, [.. table.Columns.Select(column => (column.Label, column.Code))], $"{path}.columns");

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
            [.. table.Rows.Take(ContractLimits.TableRows).Select((row, i) => Row(row, $"{path}.rows[{i}]"))],
            table.HideEmptyRows);
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

    private StatementColumn Column(MoneyColumn column, string at)
    {
        var span = Span(column, at);
        var isRatio = column.Share is not null || column.ChangePercent is not null;
        if (column.ChangePercent is not null && (column.Diff is not null || column.Share is not null))
        {
            fields.Refuse(
                LedgerReason.ColumnAmbiguous,
                at,
                $"Tabell {table.Id}: kolumnen ”{column.Label}” har change_percent vid sidan av diff eller share.",
                "ett av dem");
        }

        return new StatementColumn
        {
            Label = column.Label,
            Span = span,
            // The unit of a ratio is what it is called in print; only cells of money are counted in it.
            Unit = isRatio ? null : Unit(fields, column.Unit, $"{at}.unit"),
            Budget = column.Budget.Length == 0 ? null : column.Budget,
            DecidedTo = column.DecidedTo.Length == 0 ? null : fields.Date(column.DecidedTo, $"{at}.decided_to"),
            Accounts = Accounts(column.Accounts, $"{at}.accounts"),
            Difference = Pair(column.Diff, $"{at}.diff"),
            Share = column.Share is null ? null : (
                columns.Known(column.Share.Column, $"{at}.share"), rows.Known(column.Share.Row, $"{at}.share")),
            ChangePercent = Pair(column.ChangePercent, $"{at}.change_percent"),
            Decimals = Decimals(column.Decimals, $"{at}.decimals"),
            IsHidden = column.Hidden || (table.HideFutureColumns && span.First > period.Last),
            Code = column.Code.Length == 0 ? null : column.Code,
        };
    }

    private (string, string)? Pair(ColumnDifference? pair, string field) =>
        pair is null ? null : (columns.Known(pair.Minuend, field), columns.Known(pair.Subtrahend, field));

    private DaySpan Span(MoneyColumn column, string at)
    {
        if (column.Relative is not null)
        {
            if (column.HasFrom || column.HasTo)
            {
                fields.Refuse(
                    LedgerReason.ColumnAmbiguous,
                    $"{at}.relative",
                    $"Tabell {table.Id}: kolumnen ”{column.Label}” har både dagar och en regel för dem.",
                    "from och to, eller relative");
            }

            return RelativePeriod.Read(fields, column.Relative, period, $"{at}.relative");
        }

        return new DaySpan(
            column.From.Length == 0 ? period.First : fields.Date(column.From, $"{at}.from"),
            column.To.Length == 0 ? period.Last : fields.Date(column.To, $"{at}.to"));
    }

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
            Sum = row.Sum?.Values.Select(name => rows.Known(name, $"{at}.sum")).ToList(),
            Less = row.Less?.Values.Select(name => rows.Known(name, $"{at}.less")).ToList(),
            IsHidden = row.Hidden,
            HideWhenEmpty = row.HideWhenEmpty,
            Code = row.Code.Length == 0 ? null : row.Code,
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
