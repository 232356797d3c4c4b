using Finsam.Participants.Domain;

namespace Finsam.Participants.Tables;

/// <summary>
/// Tables that count a participation once in each row that has one of its codes. Those without a code are left out, of the total too.
/// </summary>
internal static class CategoryTables
{
    private const string ByGender = "n, women, men";
    private const string WithNew = "new, n, women, men";

    public static readonly IReadOnlyList<FixedTable> All =
    [
        new(
            "deltagare.hemkommun",
            RowKind.Categories,
            TableColumn.Counts("Nya", "Totalt", "Kvinnor", "Män"),
            Sql("population", Single("municipality"), "", WithNew),
            [new Split(1, 2, 3), new Split(1, 0)]),
        Everybody("deltagare.utbildning", Single("education"), CodeListNames.Education),
        Everybody("deltagare.forsorjning_fore", "support_before", CodeListNames.Support),
        Everybody("deltagare.aktualiserad_av", Single("referrer"), ""),
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
                "reported_reason",
                ByGender),
            GenderSplit),
        new(
            "avslut.plan",
            RowKind.Categories,
            TableColumn.Counts("Antal", "Kvinnor", "Män"),
            Sql(
                "(select * from present where is_closed) closed",
                "case plan_at_closure when true then array['Ja'] when false then array['Nej'] end",
                "",
                ByGender),
            GenderSplit),
    ];

    private static Split[] GenderSplit => [new Split(0, 1, 2)];

    private static FixedTable Everybody(string id, string codes, string list) => new(
        id, RowKind.Categories, TableColumn.Counts("Samtliga", "Kvinnor", "Män"), Sql("population", codes, list, ByGender), GenderSplit);

    private static string Single(string column) => $"case when {column} is not null then array[{column}] end";

    // People with the same codes are counted together first: there are few kinds of them, however many they are. Without rows in the
    // layout the rows are the codes that occur, in their list's order, reason 1 by outcome; what has no list goes by the alphabet.
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
        ), groups as (
            select g.row_no, g.label, g.codes
            from jsonb_to_recordset($12) as g (row_no integer, label text, codes text[])
            union all
            select row_number() over (
                    order by (select min(l.position) from code_list_code l where l.list = '{list}' and l.code = o.code),
                        o.code collate "sv-x-icu")::integer,
                o.code,
                array[o.code]
            from (select distinct unnest(codes) as code from kinds) o
            where $12 is null and ('{list}' <> 'reported_reason' or o.code <> '1')
            union all
            select {Cohort.TotalRow}, 'Totalt', null
        ), tallied as (
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
