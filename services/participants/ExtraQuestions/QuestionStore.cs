using Dapper;
using Npgsql;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>Reads and writes the förbund's own questions.</summary>
internal static class QuestionStore
{
    /// <summary>The columns that a question has, in one order for every statement.</summary>
    public const string Fields =
        "name, kind, choices, lowest, highest, measure_points, insatser, valid_from, valid_to, position, version";

    /// <summary>All of a förbund's questions, in order.</summary>
    public static async Task<IReadOnlyList<StoredQuestion>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<StoredQuestion>(new CommandDefinition(
            $"select question, {Fields} from extra_question where forbund_id = @forbund order by position, question",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken))).AsList();

    /// <summary>Writes a question in the place of what it was, which goes into its history.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        StoredQuestion question,
        string subject,
        string requestId,
        string reason,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(question);
        parameters.AddDynamicParams(new { forbund, subject, requestId, reason });
        return connection.ExecuteAsync(new CommandDefinition($"""
            insert into extra_question_version (forbund_id, question, version, replaced_by, request_id, reason, before)
            select q.forbund_id, q.question, q.version, @subject, @requestId, @reason, to_jsonb(q)
            from extra_question q
            where q.forbund_id = @forbund and q.question = @Question;

            insert into extra_question (forbund_id, question, changed_by, {Fields})
            values (@forbund, @Question, @subject, @Name, @Kind, @Choices::jsonb, @Lowest, @Highest, @MeasurePoints, @Insatser, @ValidFrom, @ValidTo,
                @Position, @Version)
            on conflict on constraint extra_question_pk do update
            set (changed_at, changed_by, {Fields}) = (now(), @subject, excluded.name, excluded.kind, excluded.choices, excluded.lowest,
                excluded.highest, excluded.measure_points, excluded.insatser, excluded.valid_from, excluded.valid_to, excluded.position,
                excluded.version)
            """, parameters, transaction, cancellationToken: cancellationToken));
    }
}
