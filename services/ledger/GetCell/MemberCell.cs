using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.GetCell;

/// <summary>Opens a cell of a table of members: the contributions of a year, of one member or of all.</summary>
internal static class MemberCell
{
    /// <summary>Opens it, with all of its entries. Refusal: <c>LabelUnknown</c>.</summary>
    public static (GetCellResponse Answer, IReadOnlyList<CellEntry> Entries) Open(
        GetCellRequest request, MemberPlan plan, IReadOnlyList<ContributingMember> members)
    {
        var fields = new RequestFields();
        var columns = plan.Columns(members);
        var column = columns.FirstOrDefault(column => column.Label == request.Column);
        if (column is null)
        {
            fields.Refuse(
                LedgerReason.LabelUnknown,
                "column",
                $"Tabell {request.Table.Id} har ingen kolumn ”{request.Column}”.",
                string.Join(", ", columns.Select(known => known.Label)));
        }

        var row = column is null ? default : MemberStatement.Compute(members, plan.Unit, [column]).FirstOrDefault(row => row.Label == request.Row);
        if (column is not null && row.Label is null)
        {
            fields.Refuse(
                LedgerReason.LabelUnknown,
                "row",
                $"Tabell {request.Table.Id} har ingen rad ”{request.Row}”.",
                $"en medlems namn, eller {MemberStatement.Total}");
        }

        fields.ThrowIfRefused();
        var unit = column!.Unit ?? plan.Unit;
        var entries = members
            .Where(member => request.Row == MemberStatement.Total || member.Name == request.Row)
            .SelectMany(member => member.Contributions.Where(paid => paid.Year == column.Year).Select(paid => new CellEntry
            {
                CountedOre = paid.AmountOre,
                Contribution = new MemberContribution { Member = member.Name, Year = paid.Year, AmountOre = paid.AmountOre },
            }))
            .ToList();
        var answer = new GetCellResponse { Cell = TableCells.Cell(row.Cells[0]), Unit = unit.Name };
        if (row.Cells[0].AmountOre is { } ore)
        {
            answer.RoundingOre = unit.RoundingOre(ore);
            answer.Terms.Add(new V1.CellTerm
            {
                Row = request.Row,
                Column = column.Label,
                Measure = "contributions",
                Kind = "contributions",
                Span = new Domain.DaySpan(new DateOnly(column.Year, 1, 1), new DateOnly(column.Year, 12, 31)).ToMessage(),
                Times = 1,
                AmountOre = ore,
            });
        }

        return (answer, entries);
    }
}
