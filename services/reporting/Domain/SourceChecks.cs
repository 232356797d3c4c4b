namespace Finsam.Reporting.Domain;

/// <summary>Checks whether the sources of a version have moved since it was composed.</summary>
internal static class SourceChecks
{
    /// <summary>The source that stands for the report's own definition.</summary>
    public const string Definition = "reporting";

    /// <summary>A check for each source, and one for the report's own definition where that has changed.</summary>
    public static IEnumerable<ReportCheck> Of(StoredComposition composition, IReadOnlyList<SourceMove> moves) =>
        composition.Sources.Select(mark => mark.Source).Concat(moves.Select(move => move.Source)).Distinct()
            .Select(source => Check(source, moves.FirstOrDefault(move => move.Source == source)));

    private static ReportCheck Check(string source, SourceMove? move) => move is null
        ? new ReportCheck(ReportCheckKind.SourceMoved, CheckOutcome.Passed, $"{Name(source)} är oförändrat", Place: source)
        : new ReportCheck(
            ReportCheckKind.SourceMoved,
            CheckOutcome.Warning,
            $"{Name(source)} har ändrats",
            $"{move.Changes} {(move.Changes == 1 ? "ändring" : "ändringar")} sedan {move.Since:yyyy-MM-dd HH:mm} UTC.",
            source);

    private static string Name(string source) => source switch
    {
        SourceMark.Ledger => "Bokföringens underlag",
        SourceMark.Participants => "Deltagarregistrets underlag",
        Definition => "Rapportens innehåll",
        _ => source,
    };
}
