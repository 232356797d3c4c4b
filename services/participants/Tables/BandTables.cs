using Finsam.Participants.SmallCells;

namespace Finsam.Participants.Tables;

/// <summary>Tables that count by bands of a number, with its mean. Those without the number are left out, of the total too.</summary>
internal static class BandTables
{
    public static readonly IReadOnlyList<FixedTable> All =
    [
        Table("deltagare.alder", "age", Shapes.Age),
        Table("deltagare.tid_i_forsorjning", "public_support_years", Shapes.SupportYears),
    ];

    private static FixedTable Table(string id, string value, CubeShape cube) => new(
        id,
        RowKind.Bands,
        [.. TableColumn.Counts("Samtliga", "Kvinnor", "Män"), new TableColumn("Snitt år", CellSource.Measure, 0) { MadeOf = [0] }],
        Sql(value),
        CountOf.ByGender(cube));

    private static string Sql(string value) => $"""
        {Cohort.Sql}, kinds as (
            select {value}::numeric as value,
                count(*) as n,
                count(*) filter (where gender = 'woman') as women,
                count(*) filter (where gender = 'man') as men
            from population
            where {value} is not null
            group by {value}
        ), groups as (
            select g.row_no, g.label, g.low, g.high
            from jsonb_to_recordset($12) as g (row_no integer, label text, low numeric, high numeric)
            union all
            select {Cohort.TotalRow}, 'Totalt', null, null
        ), counted as (
            select g.row_no, g.label,
                array[
                    coalesce(sum(k.n), 0)::bigint, coalesce(sum(k.women), 0)::bigint, coalesce(sum(k.men), 0)::bigint
                ] as counts,
                array[round(sum(k.value * k.n) / nullif(sum(k.n), 0), $16)] as measures
            from groups g
            left join kinds k on (g.low is null or k.value >= g.low) and (g.high is null or k.value < g.high)
            group by g.row_no, g.label
        )
        {Cohort.SharesOfTotal}
        """;
}
