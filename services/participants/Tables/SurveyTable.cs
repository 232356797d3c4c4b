namespace Finsam.Participants.Tables;

/// <summary><c>enkat.*</c>: each answer with its share of those who answered, and they with theirs of those who were asked.</summary>
internal static class SurveyTable
{
    /// <summary>How the fixed ids begin; the survey's id follows.</summary>
    public const string Prefix = "enkat.";

    /// <summary>Label of the row that the answers are parts of.</summary>
    public const string Respondents = "Svarande";

    /// <summary>Label of the row of those who were asked.</summary>
    public const string Invited = "Tillfrågade";

    private const string Sql = $"""
        with asked as (
            select respondents, invited
            from survey
            where forbund_id = $1 and period_from = $14 and period_to = $15 and id = $18
        ), counted as (
            select a.position as row_no, a.answer as label, a.answer_count as n, s.respondents as whole
            from survey_answer a, asked s
            where a.forbund_id = $1 and a.period_from = $14 and a.period_to = $15 and a.survey = $18
            union all
            select {Cohort.TotalRow} - 1, '{Respondents}', respondents, invited from asked where respondents is not null
            union all
            select {Cohort.TotalRow}, '{Invited}', invited, null from asked where invited is not null
        )
        select row_no, label, array[n]::bigint[] as counts, array[round(100::numeric * n / nullif(whole, 0))]::integer[] as shares,
            array[]::numeric[] as measures
        from counted
        order by row_no
        """;

    public static readonly FixedTable Table = new(null, RowKind.Own, TableColumn.Counts("Antal"), Sql, Counted: null);
}
