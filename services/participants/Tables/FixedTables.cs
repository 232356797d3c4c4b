namespace Finsam.Participants.Tables;

/// <summary>Every fixed table of this service. Goals (<c>mal</c>) are not among them: reporting composes those.</summary>
internal static class FixedTables
{
    private static readonly Dictionary<string, FixedTable> ById = new FixedTable[]
    {
        OverviewTable.Table,
        ClosureOverviewTable.Table,
        ThroughputTable.Table,
        ActivityTable.Table,
    }.Concat(CategoryTables.All).Concat(BandTables.All).Concat(BeforeAndAfterTables.All)
        .ToDictionary(table => table.Id!, StringComparer.Ordinal);

    /// <summary>The ids, for people.</summary>
    public static string Accepted => string.Join(", ", [.. ById.Keys.Order(StringComparer.Ordinal), $"{SurveyTable.Prefix}<id>"]);

    /// <summary>The table of a fixed id, or null. Whether a survey exists, only its register knows.</summary>
    public static FixedTable? Find(string id) =>
        id.StartsWith(SurveyTable.Prefix, StringComparison.Ordinal) ? SurveyTable.Table : ById.GetValueOrDefault(id);
}
