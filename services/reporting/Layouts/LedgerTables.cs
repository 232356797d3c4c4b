using Finsam.Ledger.V1;

namespace Finsam.Reporting.Layouts;

/// <summary>Puts the layout's money tables into the words of the ledger's contract.</summary>
internal static class LedgerTables
{
    /// <summary>A table as the ledger is asked for it; null where it is not the ledger's.</summary>
    public static MoneyTable? Of(LayoutTable table) => table switch
    {
        MoneyLayout money => ToRequest(money),
        MembersLayout members => ToRequest(members),
        _ => null,
    };

    /// <summary>A statement as the ledger is asked for it.</summary>
    public static MoneyTable ToRequest(MoneyLayout table) => new()
    {
        Id = table.Id,
        Title = table.Title,
        Source = table.Source,
        Unit = table.Unit,
        Measure = table.Measure,
        Columns = { table.Columns.Select(ToRequest) },
        Rows = { table.Rows.Select(ToRequest) },
        HideEmptyRows = table.HidesEmptyRows,
        HideFutureColumns = table.HidesFutureColumns,
    };

    /// <summary>Members' contributions as the ledger is asked for them.</summary>
    public static MoneyTable ToRequest(MembersLayout table) => new()
    {
        Id = table.Id,
        Title = table.Title,
        Source = table.Source,
        Unit = table.Unit,
        Columns = { table.Columns.Select(ToRequest) },
    };

    private static MoneyColumn ToRequest(MembersLayoutColumn column) =>
        new() { Label = column.Label, Unit = column.Unit ?? "", Year = column.Year };

    private static MoneyColumn ToRequest(MoneyLayoutColumn column)
    {
        var request = new MoneyColumn
        {
            Label = column.Label,
            Unit = column.Unit ?? "",
            Budget = column.Budget ?? "",
            Accounts = ContractValues.ToLabels(column.Accounts),
            Decimals = column.Decimals,
            Code = column.Code ?? "",
            Relative = column.Relative,
            Hidden = column.IsHidden,
        };
        if (column.From is { } from)
        {
            request.From = ContractValues.ToText(from);
        }

        if (column.To is { } to)
        {
            request.To = ContractValues.ToText(to);
        }

        if (column.DecidedTo is { } decidedTo)
        {
            request.DecidedTo = ContractValues.ToText(decidedTo);
        }

        if (column.Difference is { } difference)
        {
            request.Diff = new ColumnDifference { Minuend = difference.Minuend, Subtrahend = difference.Subtrahend };
        }

        if (column.Share is { } share)
        {
            request.Share = new ColumnShare { Column = share.Column, Row = share.Row };
        }

        if (column.ChangePercent is { } change)
        {
            request.ChangePercent = new ColumnDifference { Minuend = change.To, Subtrahend = change.From };
        }

        return request;
    }

    private static MoneyRow ToRequest(MoneyLayoutRow row)
    {
        var request = new MoneyRow
        {
            Label = row.Label,
            Accounts = ContractValues.ToLabels(row.Accounts),
            Projects = ContractValues.ToLabels(row.Projects),
            Change = ContractValues.ToLabels(row.Change),
            Opening = ContractValues.ToLabels(row.Opening),
            Closing = ContractValues.ToLabels(row.Closing),
            Sum = ContractValues.ToLabels(row.Sum),
            Less = ContractValues.ToLabels(row.Less),
            Code = row.Code ?? "",
            Hidden = row.IsHidden,
            HideWhenEmpty = row.HidesWhenEmpty,
            Negate = row.Negate,
            Source = row.Source ?? "",
            Measure = row.Measure ?? "",
            Budget = row.Budget ?? "",
        };
        if (row.Note is { } note)
        {
            request.Note = note;
        }

        return request;
    }
}
