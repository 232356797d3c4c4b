namespace Finsam.Participants.SmallCells;

/// <summary>Occupation at closure and twelve months after. How many were closed to what is taken to be known.</summary>
internal static class FollowUpCube
{
    private const string Earlier = "earlier/";
    private const string Later = "later/";
    private const string Unknown = "unknown/";

    /// <summary>SQL of the occupation that a participation was closed to, as it is set beside that of twelve months after.</summary>
    public const string OccupationAtClosure = """
        case when closure_reason is distinct from '1' then 'other' when closure_outcome = 'work_subsidised' then 'work' else closure_outcome end
        """;

    private const string Values = $"""
        (
            select case
                when p.followup_12m is null then array['{Unknown}' || o.code]
                else array['{Earlier}' || o.code, '{Later}' || p.followup_12m]
            end
            from (select {OccupationAtClosure} as code) o
        )
        """;

    /// <summary>The cube.</summary>
    public static CubeShape Shape() => new("follow_up", Values, [Cohort.New])
    {
        Has = kind => kind.Values.Count == 2,
        Rows = year => [.. Rows(year, Earlier), .. Rows(year, Later)],
        ByGender = false,
        Days = ("(p.closed_on + interval '12 months')::date", "null::date"),
        WithVolume = false,
        Known = year => Shapes.Codes(year).Select(code => code[code.IndexOf('/')..]).Distinct(StringComparer.Ordinal)
            .Select(code => (Func<Kind, bool>)(kind => kind.Came >= year.First && kind.Values[0].EndsWith(code, StringComparison.Ordinal))),
    };

    private static IEnumerable<ValueRow> Rows(CubeYear year, string mark) => Shapes.Codes(year)
        .Where(code => code.StartsWith(mark, StringComparison.Ordinal)).Select(code => new ValueRow(code, Shapes.Having(code)) { Sum = mark });
}
