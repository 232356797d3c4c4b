using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>
/// Tables that count a participation once in each row that has one of its codes. Those without a code are left out, of the total too.
/// </summary>
internal static class CategoryTables
{
    private const string ByGender = "n, women, men";
    private const string WithNew = "new, n, women, men";
    private const string ReportedReason = "reported_reason";
    private const string Occurring = "select distinct unnest(codes) as code from kinds";

    // Reason 1 has a row for each outcome instead.
    private const string ReasonsByOutcome = $"select code from ({Occurring}) each where code <> '1'";

    public static readonly IReadOnlyList<FixedTable> All =
    [
        new(
            "deltagare.hemkommun",
            RowKind.Categories,
            TableColumn.Counts("Nya", "Totalt", "Kvinnor", "Män"),
            Sql("population", Single("municipality"), "", WithNew),
            [new CountOf(Shapes.Municipality) { Also = SmallCells.Cohort.New }, .. CountOf.ByGender(Shapes.Municipality)]),
        Everybody("deltagare.utbildning", Single("education"), CodeListNames.Education, Shapes.Education),
        Everybody("deltagare.forsorjning_fore", "support_before", CodeListNames.Support, Shapes.SupportBefore),
        Everybody("deltagare.aktualiserad_av", Single("referrer"), "", Shapes.Referrer),
        new(
            "avslut.orsak",
            RowKind.Categories,
            [
                new TableColumn("Antal", CellSource.Count, 0),
                new TableColumn("Andel", CellSource.Share, 0, "%"),
                new TableColumn("Kvinnor", CellSource.Count, 1),
                new TableColumn("Män", CellSource.Count, 2),
            ],
            Sql(
                "(select * from present where is_closed) closed",
                "case when closure_reason is not null then array[reported_reason, closure_reason] end",
                ReportedReason,
                ByGender),
            CountOf.ByGender(Shapes.Reason, SmallCells.Cohort.Closed)),
        new(
            "avslut.plan",
            RowKind.Categories,
            TableColumn.Counts("Antal", "Kvinnor", "Män"),
            Sql(
                "(select * from present where is_closed) closed",
                "case plan_at_closure when true then array['Ja'] when false then array['Nej'] end",
                "",
                ByGender),
            CountOf.ByGender(Shapes.Plan, SmallCells.Cohort.Closed)),
    ];

    private static FixedTable Everybody(string id, string codes, string list, CubeShape cube) => new(
        id,
        RowKind.Categories,
        TableColumn.Counts("Samtliga", "Kvinnor", "Män"),
        Sql("population", codes, list, ByGender),
        CountOf.ByGender(cube));

    private static string Single(string column) => $"case when {column} is not null then array[{column}] end";

    // People with the same codes are counted together first: there are few kinds of them, however many they are.
    private static string Sql(string people, string codes, string list, string columns) => $"""
        {Cohort.Sql}, coded as (
            select {codes} as codes, gender, is_new from {people}
        ), kinds as (
            select codes,
                count(*) as n,
                count(*) filter (where gender = 'woman') as women,
                count(*) filter (where gender = 'man') as men,
                count(*) filter (where is_new) as new
            from coded
            where cardinality(codes) > 0
            group by codes
        ), {Cohort.CodeGroups(list == ReportedReason ? ReasonsByOutcome : Occurring, list)}, tallied as (
            select g.row_no, g.label,
                coalesce(sum(k.n), 0)::bigint as n,
                coalesce(sum(k.women), 0)::bigint as women,
                coalesce(sum(k.men), 0)::bigint as men,
                coalesce(sum(k.new), 0)::bigint as new
            from groups g
            left join kinds k on g.codes is null or k.codes && g.codes
            group by g.row_no, g.label
        ), counted as (
            select row_no, label, array[{columns}] as counts, array[]::numeric[] as measures from tallied
        )
        {Cohort.SharesOfTotal}
        """;
}
