using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Reads questionnaires.</summary>
internal static class QuestionnaireStore
{
    private const string Fields = """
        questionnaire, version, title, respondent_groups, array(select jsonb_array_elements(questions)::text) as questions,
        registered_at, registered_by, reason
        """;

    /// <summary>A version, the present one where it is 0; null where there is none.</summary>
    public static async Task<QuestionnaireVersion?> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        string questionnaire,
        int version,
        CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"""
            select {Fields}
            from questionnaire_version
            where forbund_id = @forbund and questionnaire = @questionnaire and (@version = 0 or version = @version)
            order by version desc
            limit 1
            """, new { forbund, questionnaire, version }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : ToMessage(row);
    }

    /// <summary>Questionnaires as they stand, after a key.</summary>
    public static async Task<List<QuestionnaireVersion>> PageAsync(
        NpgsqlConnection connection, string forbund, string after, int limit, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select distinct on (questionnaire collate "C") {Fields}
            from questionnaire_version
            where forbund_id = @forbund and questionnaire collate "C" > @after
            order by questionnaire collate "C", version desc
            limit @limit
            """, new { forbund, after, limit }, cancellationToken: cancellationToken))).Select(ToMessage)];

    /// <summary>The refusal of one that is not there.</summary>
    public static RefusedException Unknown() => new(new Refusal(
        ParticipantsReason.QuestionnaireUnknown, "questionnaire", "Enkäten, eller den versionen av den, finns inte."));

    private static QuestionnaireVersion ToMessage(Row row) => new()
    {
        Content = new Questionnaire
        {
            Questionnaire_ = row.Questionnaire,
            Title = row.Title,
            Groups = { row.RespondentGroups },
            Questions = { row.Questions.Select(QuestionJson.Read) },
        },
        Version = row.Version,
        Etag = Etag.Of(row.Version),
        RegisteredAt = Timestamp.FromDateTime(row.RegisteredAt.ToUniversalTime()),
        RegisteredBy = row.RegisteredBy,
        Reason = row.Reason,
    };

    private sealed class Row
    {
        public required string Questionnaire { get; init; }

        public int Version { get; init; }

        public required string Title { get; init; }

        public required string[] RespondentGroups { get; init; }

        public required string[] Questions { get; init; }

        public DateTime RegisteredAt { get; init; }

        public required string RegisteredBy { get; init; }

        public required string Reason { get; init; }
    }
}
