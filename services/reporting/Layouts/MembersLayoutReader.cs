using System.Globalization;
using Finsam.Protos;

namespace Finsam.Reporting.Layouts;

/// <summary>Reads a table of members' contributions.</summary>
internal static class MembersLayoutReader
{
    /// <summary>Reads what is special to such a table.</summary>
    public static MembersLayout Read(OptionReader reader, string id, string title)
    {
        var unit = MoneyLayoutReader.ReadUnit(reader) ?? "kr";
        var columns = new List<MembersLayoutColumn>();
        var labels = new LabelSet();
        foreach (var column in reader.Objects("columns", "column", required: false, ContractLimits.MoneyColumns))
        {
            var label = labels.Read(column, "column");
            var year = column.Integer("year", 1900, 2200);
            if (year is null && !column.Has("year"))
            {
                year = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
                if (year is null)
                {
                    column.Note("year", $"`year` saknas, och \"{label}\" är inget årtal", "ett årtal");
                }
            }

            columns.Add(new MembersLayoutColumn(label, year ?? 0, MoneyLayoutReader.ReadUnit(column)));
            column.Finish();
        }

        return new MembersLayout(id, title, unit, columns);
    }
}
