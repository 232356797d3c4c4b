using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Rounds, and who is invited to them.</summary>
internal sealed class RoundStore(NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken)
{
    /// <summary>A round that a call is to change, once the call is the only one that changes any in the förbund.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.RoundUnknown"/>.</exception>
    public async Task<StoredRound> LockAsync(string round)
    {
        await JournalPosition.LockAsync(connection, transaction!, forbund, cancellationToken);
        return await ReadAsync(round);
    }

    /// <summary>A round.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.RoundUnknown"/>.</exception>
    public async Task<StoredRound> ReadAsync(string round) => await FindAsync(round) ?? throw Unknown();

    /// <summary>A round; null where there is none.</summary>
    public Task<StoredRound?> FindAsync(string round) => connection.QuerySingleOrDefaultAsync<StoredRound?>(Command(
        $"select {StoredRound.Fields} from survey_round where forbund_id = @forbund and round = @round", new { forbund, round }));

    /// <summary>The refusal of a round that is not there.</summary>
    public static RefusedException Unknown() => new(new Refusal(ParticipantsReason.RoundUnknown, "round", "Omgången finns inte."));

    /// <summary>Rounds after a key, of one questionnaire or of all.</summary>
    public async Task<List<StoredRound>> PageAsync(string questionnaire, string after, int limit) =>
        (await connection.QueryAsync<StoredRound>(Command($"""
            select {StoredRound.Fields}
            from survey_round
            where forbund_id = @forbund and round collate "C" > @after and (@questionnaire = '' or questionnaire = @questionnaire)
            order by round collate "C"
            limit @limit
            """, new { forbund, questionnaire, after, limit }))).AsList();

    /// <summary>A closed round and the closed ones of its questionnaire before it, latest first.</summary>
    public async Task<List<StoredRound>> WithEarlierAsync(StoredRound round, int earlier) =>
        (await connection.QueryAsync<StoredRound>(Command($"""
            select {StoredRound.Fields}
            from survey_round
            where forbund_id = @forbund and questionnaire = @Questionnaire and closed_at is not null
                and (opens_on, round) <= (@OpensOn, @Round)
            order by opens_on desc, round desc
            limit @limit
            """, new { forbund, round.Questionnaire, round.OpensOn, round.Round, limit = earlier + 1 }))).AsList();

    /// <summary>Who is invited to rounds, by round, group in the order of its list, and insats.</summary>
    public async Task<ILookup<string, StoredInvitation>> InvitationsAsync(IEnumerable<string> rounds) =>
        (await connection.QueryAsync<StoredInvitation>(Command($"""
            select i.round, i.respondent_group, i.insats, i.invited, i.issued
            from round_invitation i
            left join code_list_code c on c.list = '{CodeListNames.RespondentGroup}' and c.code = i.respondent_group
            where i.forbund_id = @forbund and i.round = any (@rounds)
            order by i.round, c.position, i.insats collate "C"
            """, new { forbund, rounds = rounds.ToArray() }))).ToLookup(invitation => invitation.Round, StringComparer.Ordinal);

    /// <summary>A round as it leaves the service.</summary>
    public async Task<Round> ToMessageAsync(StoredRound round) => round.ToMessage((await InvitationsAsync([round.Round]))[round.Round]);

    /// <summary>Inserts a round.</summary>
    public Task InsertAsync(StoredRound round, string subject) => connection.ExecuteAsync(Command("""
        insert into survey_round (forbund_id, round, title, questionnaire, questionnaire_version, opens_on, closes_on, registered_by)
        values (@forbund, @Round, @Title, @Questionnaire, @QuestionnaireVersion, @OpensOn, @ClosesOn, @subject)
        """, new
    {
        forbund, subject, round.Round, round.Title, round.Questionnaire, round.QuestionnaireVersion, round.OpensOn, round.ClosesOn,
    }));

    /// <summary>Inserts invitations, or changes how many are invited.</summary>
    public Task InviteAsync(string round, IReadOnlyList<Invitation> invitations) => connection.ExecuteAsync(Command("""
        insert into round_invitation (forbund_id, round, respondent_group, insats, invited)
        select @forbund, @round, g.respondent_group, g.insats, g.invited
        from unnest(@groups::text[], @insatser::text[], @invited::integer[]) as g (respondent_group, insats, invited)
        on conflict on constraint round_invitation_pk do update set invited = excluded.invited
        """, new
    {
        forbund,
        round,
        groups = invitations.Select(invitation => invitation.Group).ToArray(),
        insatser = invitations.Select(invitation => invitation.Insats).ToArray(),
        invited = invitations.Select(invitation => invitation.Invited).ToArray(),
    }));

    /// <summary>Puts what stands into the history, before it is changed.</summary>
    public Task KeepAsync(string round, string subject, string requestId, string reason) => connection.ExecuteAsync(Command("""
        insert into round_change (forbund_id, round, version, changed_by, request_id, reason, before)
        select r.forbund_id, r.round, r.version, @subject, @requestId, @reason, to_jsonb(r) || jsonb_build_object('invitations', (
            select jsonb_agg(to_jsonb(i) order by i.respondent_group, i.insats)
            from round_invitation i
            where i.forbund_id = r.forbund_id and i.round = r.round))
        from survey_round r
        where r.forbund_id = @forbund and r.round = @round
        """, new { forbund, round, subject, requestId, reason }));

    /// <summary>Changes a round's days; its next version.</summary>
    public Task UpdateAsync(StoredRound round) => connection.ExecuteAsync(Command("""
        update survey_round set opens_on = @OpensOn, closes_on = @ClosesOn, version = version + 1 where forbund_id = @forbund and round = @Round
        """, new { forbund, round.OpensOn, round.ClosesOn, round.Round }));

    /// <summary>
    /// Closes a round: its codes are removed, once nobody is just using one, and its answers moved in an order of chance.
    /// </summary>
    public Task CloseAsync(string round) => connection.ExecuteAsync(Command("""
        update survey_round set closed_at = now(), version = version + 1 where forbund_id = @forbund and round = @round;

        delete from answer_code where forbund_id = @forbund and round = @round;

        with taken as (
            delete from answer_sheet where forbund_id = @forbund and round = @round
            returning forbund_id, round, respondent_group, insats, answers
        )
        insert into round_answer (forbund_id, round, sheet_id, respondent_group, insats, answers)
        select forbund_id, round, gen_random_uuid(), respondent_group, insats, answers from taken order by random()
        """, new { forbund, round }));

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
