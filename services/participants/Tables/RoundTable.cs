namespace Finsam.Participants.Tables;

/// <summary>
/// <c>enkat.&lt;round&gt;.&lt;question&gt;.&lt;group&gt;</c>: what a group answered to a question in a closed round, as the table of a counted
/// survey has it. The group may be left out where the round has one.
/// </summary>
internal static class RoundTable
{
    /// <summary>The ids, without prefix, of the tables that closed rounds of a förbund (<c>r.forbund_id</c>) have.</summary>
    public const string Ids = """
        select unnest(case when one_group then array[id, id || '.' || respondent_group] else array[id || '.' || respondent_group] end)
        from (
            select q.round || '.' || q.question as id, i.respondent_group, count(*) over (partition by q.round, q.question) = 1 as one_group
            from round_question q
            join survey_round c on c.forbund_id = q.forbund_id and c.round = q.round and c.closed_at is not null
            join (select distinct forbund_id, round, respondent_group from round_invitation) i on i.forbund_id = q.forbund_id and i.round = q.round
            where q.forbund_id = r.forbund_id
        ) of_group
        """;

    private const string Sql = $"""
        with asked as (
            select r.round, split_part($18, '.', 2) as question, i.respondent_group, sum(i.invited) as invited
            from survey_round r
            join round_invitation i on i.forbund_id = r.forbund_id and i.round = r.round
            where r.forbund_id = $1 and r.round = split_part($18, '.', 1) and r.closed_at is not null
                and (split_part($18, '.', 3) = '' or i.respondent_group = split_part($18, '.', 3))
            group by r.round, i.respondent_group
        ), given as (
            select a.answers ->> s.question as answer, count(*) as n
            from asked s
            join round_answer a on a.forbund_id = $1 and a.round = s.round and a.respondent_group = s.respondent_group
            where a.answers ->> s.question is not null
            group by 1
        ), answered as (
            select coalesce(sum(n), 0)::bigint as n from given
        ), counted as (
            select o.place as row_no, o.label, coalesce(g.n, 0) as n, w.n as whole
            from asked s
            join round_option o on o.forbund_id = $1 and o.round = s.round and o.question = s.question
            left join given g on g.answer = o.answer
            cross join answered w
            union all
            select {Cohort.TotalRow} - 1, '{SurveyTable.Respondents}', w.n, s.invited from answered w, asked s
            union all
            select {Cohort.TotalRow}, '{SurveyTable.Invited}', s.invited, null from asked s
        )
        select row_no, label, array[n]::bigint[] as counts, array[round(100::numeric * n / nullif(whole, 0))]::integer[] as shares,
            array[]::numeric[] as measures
        from counted
        order by row_no
        """;

    public static readonly FixedTable Table = new(null, RowKind.Own, TableColumn.Counts("Antal"), Sql, Counted: null);
}
