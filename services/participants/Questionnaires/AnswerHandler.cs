using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>
/// Shows a form and takes an answer, to whoever has a code. The request log would keep when, and a hash that the answer could be found by
/// trying: the code itself sees to it that an answer is taken once.
/// </summary>
internal sealed class AnswerHandler(TenantDataSource dataSource, AnswerCodes codes, TimeProvider time)
{
    private const int LongestRequestId = 200;

    /// <summary>The form. Refusals: <c>CodeNotValid</c>, <c>RoundNotOpen</c>.</summary>
    public async Task<GetFormResponse> GetFormAsync(GetFormRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var code = await FindAsync(connection, null, request.Forbund, request.Round, request.Code, cancellationToken);
        if (code is not { UsedMark: null })
        {
            throw NotValid();
        }

        var content = await QuestionnaireAsync(connection, null, request.Forbund, code, cancellationToken);
        return new GetFormResponse { Title = content.Title, Questions = { content.Questions }, ClosesOn = Days.Write(code.ClosesOn) };
    }

    /// <summary>
    /// Takes the answer. Refusals: <c>RequestIdMissing</c>; <c>CodeNotValid</c>; <c>RoundNotOpen</c>; what is wrong with the answers at once.
    /// </summary>
    public async Task<SubmitAnswerResponse> SubmitAsync(SubmitAnswerRequest request, CancellationToken cancellationToken)
    {
        if (request.RequestId.Length is 0 or > LongestRequestId)
        {
            throw new RefusedException(new Refusal(
                RequestReason.RequestIdMissing, "request_id", "request_id saknas eller är för långt.", $"1–{LongestRequestId} tecken, unikt för begäran"));
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var code = await FindAsync(connection, transaction, request.Forbund, request.Round, request.Code, cancellationToken) ?? throw NotValid();
        var mark = codes.MarkOf(request.Forbund, request.Round, request.Code, request.RequestId);
        if (code.UsedMark is { } used)
        {
            return used.AsSpan().SequenceEqual(mark) ? new SubmitAnswerResponse() : throw NotValid();
        }

        var content = await QuestionnaireAsync(connection, transaction, request.Forbund, code, cancellationToken);
        var answers = AnswerRules.Check(request.Answers, content.Questions);
        await connection.ExecuteAsync(new CommandDefinition("""
            update answer_code set used_mark = @mark where forbund_id = @Forbund and round = @Round and code_hash = @CodeHash;

            insert into answer_sheet (forbund_id, round, respondent_group, insats, answers)
            values (@Forbund, @Round, @RespondentGroup, @Insats, @answers::jsonb)
            """,
            new { request.Forbund, request.Round, code.CodeHash, code.RespondentGroup, code.Insats, mark, answers },
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return new SubmitAnswerResponse();
    }

    // A used code is not told apart from one that never was: whoever tries codes learns nothing of those given out.
    private static RefusedException NotValid() => new(new Refusal(
        ParticipantsReason.CodeNotValid, "code", "Koden gäller inte: den finns inte i omgången eller är redan använd.", "en kod som inte är använd"));

    private async Task<Questionnaire> QuestionnaireAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, Code code, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today < code.OpensOn || today > code.ClosesOn)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.RoundNotOpen, "round", $"Omgången tar emot svar {Days.Write(code.OpensOn)}–{Days.Write(code.ClosesOn)}."));
        }

        var version = await QuestionnaireStore.ReadAsync(
            connection, transaction, forbund, code.Questionnaire, code.QuestionnaireVersion, cancellationToken);
        return version!.Content;
    }

    // Whoever answers holds the code until it is used; a round that is being closed waits for that, and removes the others.
    private Task<Code?> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        string round,
        string code,
        CancellationToken cancellationToken) => connection.QuerySingleOrDefaultAsync<Code?>(new CommandDefinition($"""
        select c.code_hash, c.respondent_group, c.insats, c.used_mark, r.questionnaire, r.questionnaire_version, r.opens_on, r.closes_on
        from answer_code c
        join survey_round r using (forbund_id, round)
        where c.forbund_id = @forbund and c.round = @round and c.code_hash = @hash
        {(transaction is null ? "" : "for update of c")}
        """, new { forbund, round, hash = codes.HashOf(forbund, round, code) }, transaction, cancellationToken: cancellationToken));

    private sealed class Code
    {
        public required byte[] CodeHash { get; init; }

        public required string RespondentGroup { get; init; }

        public required string Insats { get; init; }

        public byte[]? UsedMark { get; init; }

        public required string Questionnaire { get; init; }

        public int QuestionnaireVersion { get; init; }

        public DateOnly OpensOn { get; init; }

        public DateOnly ClosesOn { get; init; }
    }
}
