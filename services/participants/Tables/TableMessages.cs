using Finsam.Common.V1;

namespace Finsam.Participants.Tables;

/// <summary>Computed tables as the contract has them.</summary>
internal static class TableMessages
{
    /// <summary>The table, with what is withheld marked and empty.</summary>
    public static Table ToMessage(TableRequest request, IReadOnlyList<ComputedRow> rows, ShownCounts shown)
    {
        var table = new Table { Id = request.Id, Title = request.Title, Unit = request.Unit };
        if (request.NarrowedTo is { } insats)
        {
            table.Insats = insats;
        }

        foreach (var column in request.Fixed.Columns)
        {
            var message = new Column { Label = column.Label };
            if (column.Unit is { } unit)
            {
                message.Unit = unit;
            }

            table.Columns.Add(message);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!shown.HasRow(i))
            {
                continue;
            }

            table.Rows.Add(new Row { Label = rows[i].Label, Cells = { request.Fixed.Columns.Select(column => ToCell(column, rows[i], i, shown)) } });
        }

        return table;
    }

    private static Cell ToCell(TableColumn column, ComputedRow row, int place, ShownCounts shown)
    {
        if (!shown.Shows(column, place))
        {
            return new Cell { Suppressed = true };
        }

        var cell = new Cell();
        var share = column.Source is CellSource.Count or CellSource.Share ? row.Shares[column.Index] : null;
        var value = row.Value(column);

        if (value is not null)
        {
            cell.Value = value;
        }

        if (share is { } percent && column.Source == CellSource.Count && shown.ShowsShare(column, place))
        {
            cell.Share = percent;
        }

        return cell;
    }
}
