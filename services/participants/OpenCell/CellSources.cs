namespace Finsam.Participants.OpenCell;

/// <summary>
/// Which participations each column of a fixed table counts; a mean or a share is opened as what it is computed of. This says once more what
/// the tables' SQL counts: a test holds the two against each other.
/// </summary>
internal static class CellSources
{
    private const string All = "true";
    private const string Women = "p.gender = 'woman'";
    private const string Men = "p.gender = 'man'";
    private const string New = "p.is_new";
    private const string Closed = "p.is_closed";
    private const string Reached = "p.closure_reason = '1' and p.closure_outcome in ('work', 'work_subsidised', 'studies')";
    private const string Population = "select * from population";
    private const string TheClosed = "select * from present where is_closed";

    private const string Timed = """
        select w.*, t.max_months
        from present w
        left join insats_terms t on t.forbund_id = $1 and t.period_from = $14 and t.period_to = $15 and t.code = w.insats
        """;

    private const string FollowedUp = """
        select *,
            case when closure_reason is distinct from '1' then 'other' when closure_outcome = 'work_subsidised' then 'work'
                else closure_outcome end as occupation
        from wanted
        where followup_12m is not null and (closed_on + interval '12 months')::date between $2 and $3
        """;

    private static readonly Dictionary<string, CellSource> Sources = new(StringComparer.Ordinal)
    {
        ["deltagare.oversikt"] = new(Population, By(
            Codes("insats"),
            ("Deltagare", All), ("Kvinnor", Women), ("Män", Men), ("Övriga", "p.gender not in ('woman', 'man')"), ("Nya", New),
            ("Avslutade", Closed), ("Pågående", "not p.is_closed"), ("Unika individer", All), ("Andel kvinnor", Women), ("Andel män", Men))),
        ["deltagare.hemkommun"] = new(Population, By(Codes("municipality"), ("Nya", New), ("Totalt", All), ("Kvinnor", Women), ("Män", Men))),
        ["deltagare.alder"] = new(Population, ByGender("p.age::numeric")),
        ["deltagare.tid_i_forsorjning"] = new(Population, ByGender("p.public_support_years")),
        ["deltagare.utbildning"] = new(Population, ByGender(Codes("education"))),
        ["deltagare.forsorjning_fore"] = new(Population, ByGender("p.support_before")),
        ["deltagare.aktualiserad_av"] = new(Population, ByGender(Codes("referrer"))),
        ["avslut.oversikt"] = new(TheClosed, By(
            Codes("insats"),
            ("Avslutade", All), ("Kvinnor", Women), ("Män", Men), ("Arbete och studier", Reached),
            ("Arbete och studier kvinnor", $"{Reached} and {Women}"), ("Arbete och studier män", $"{Reached} and {Men}"))),
        ["avslut.orsak"] = new(TheClosed, ByGender("case when p.closure_reason is not null then array[p.reported_reason, p.closure_reason] end")),
        ["avslut.plan"] = new(
            TheClosed, ByGender("case p.plan_at_closure when true then array['Ja'] when false then array['Nej'] end")),
        ["avslut.forsorjning"] = new(TheClosed, Two(("Före", "p.support_before"), ("Efter", "p.support_after"))),
        ["avslut.genomstromning"] = new(Timed, By(
            Codes("insats"),
            ("Avslutade", Closed),
            ("Snitt månader", Closed),
            ("Inom max_months", $"{Closed} and p.closed_on - p.enrolled_on <= p.max_months * 30.4375"),
            ("Pågående över max_months", "not p.is_closed and least(p.closed_on, $3) - p.enrolled_on > p.max_months * 30.4375"),
            ("Måluppfyllda", $"{Closed} and p.goal_met"),
            ("Snitt dagar", Closed),
            ("Kortast månader", Closed),
            ("Längst månader", Closed))),
        ["uppfoljning.12man"] = new(FollowedUp, Two(("Vid avslut", "array[p.occupation]"), ("12 månader efter", "array[p.followup_12m]"))),
    };

    /// <summary>Ids of the tables that can be opened, for people.</summary>
    public static string Accepted => string.Join(", ", Sources.Keys.Order(StringComparer.Ordinal));

    /// <summary>What a table's cells are taken from; null where they are not of participations.</summary>
    public static CellSource? Find(string? fixedId) => fixedId is null ? null : Sources.GetValueOrDefault(fixedId);

    private static string Codes(string column) => $"case when p.{column} is not null then array[p.{column}] end";

    private static Dictionary<string, CellColumn> ByGender(string value) => By(
        value, ("Samtliga", All), ("Antal", All), ("Andel", All), ("Kvinnor", Women), ("Män", Men), ("Snitt år", All));

    private static Dictionary<string, CellColumn> By(string value, params (string Label, string Condition)[] columns) =>
        columns.ToDictionary(column => column.Label, column => new CellColumn(value, column.Condition), StringComparer.Ordinal);

    private static Dictionary<string, CellColumn> Two(params (string Label, string Value)[] columns) =>
        columns.ToDictionary(column => column.Label, column => new CellColumn(column.Value, All), StringComparer.Ordinal);
}
