using System.Globalization;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>A table of members and what they pay by year (case format, other tables).</summary>
internal static class MemberStatement
{
    /// <summary>Label of the last row.</summary>
    public const string Total = "Totalt";

    /// <summary>The columns of a table that names none: one for each year of contributions, newest first.</summary>
    public static IReadOnlyList<MemberColumn> DefaultColumns(IReadOnlyList<ContributingMember> members) =>
    [
        .. members.SelectMany(member => member.Contributions).Select(contribution => contribution.Year).Distinct().OrderDescending()
            .Select(year => new MemberColumn(year.ToString(CultureInfo.InvariantCulture), year, null)),
    ];

    /// <summary>A row for each name, in the order of the members, and the total. Empty where nothing was contributed.</summary>
    public static IReadOnlyList<(string Label, IReadOnlyList<StatementCell> Cells)> Compute(
        IReadOnlyList<ContributingMember> members, MoneyUnit unit, IReadOnlyList<MemberColumn> columns)
    {
        var rows = members.Select(member => member.Name).Distinct()
            .Select(name => (name, Cells(members.Where(member => member.Name == name))))
            .ToList();
        rows.Add((Total, Cells(members)));
        return rows;

        IReadOnlyList<StatementCell> Cells(IEnumerable<ContributingMember> some) => [.. columns.Select(column => Cell(some, column))];

        StatementCell Cell(IEnumerable<ContributingMember> some, MemberColumn column)
        {
            long? sum = null;
            foreach (var (year, amount) in some.SelectMany(member => member.Contributions))
            {
                sum = year == column.Year ? checked((sum ?? 0) + amount) : sum;
            }

            return sum is { } ore ? new StatementCell((column.Unit ?? unit).Print(ore), ore) : default;
        }
    }
}
