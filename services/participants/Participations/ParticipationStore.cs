using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.Participations;

/// <summary>Reads and writes single participations; an import writes its own way, many at once.</summary>
internal static class ParticipationStore
{
    /// <summary>The participation's columns that people give, in one order for every statement.</summary>
    public const string Fields = """
        insats, registration, gender, birth_year, municipality, education, public_support_years, support_before, referrer, enrolled_on,
        closed_on, closure_reason, closure_outcome, support_after, goal_met, plan_at_closure, followup_12m, consent_kind, consent_on,
        legal_ground, occupation_before, occupation_after
        """;

    // The one person that a participation was of, and is of.
    private const string Persons = """
        (
            select @OldPerson::uuid as old_person_id, @person::uuid as person_id,
                (select controller from insats where forbund_id = @forbund and code = @OldInsats) as old_controller,
                (select controller from insats where forbund_id = @forbund and code = @Insats) as controller
        )
        """;

    private const string Values = """
        @Insats, @Registration, @Gender, @BirthYear, @Municipality, @Education, @PublicSupportYears, @SupportBefore, @Referrer, @EnrolledOn,
        @ClosedOn, @ClosureReason, @ClosureOutcome, @SupportAfter, @GoalMet, @PlanAtClosure, @Followup12m, @ConsentKind, @ConsentOn,
        @LegalGround, @OccupationBefore, @OccupationAfter
        """;

    private static async Task<StoredParticipation?> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string participation,
        CancellationToken cancellationToken) =>
        (await connection.QueryAsync<RegisteredParticipation, (Guid? PersonId, int Version), StoredParticipation>(
            new CommandDefinition($"""
                select participation, {Fields}, person_id, version
                from participation
                where forbund_id = @forbund and participation = @participation
                """,
                new { forbund, participation },
                transaction,
                cancellationToken: cancellationToken),
            (registered, row) => new StoredParticipation(registered, row.PersonId, row.Version),
            splitOn: "person_id")).SingleOrDefault();

    /// <summary>A participation that a call is to change, once the call is the only one that changes any in the förbund.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ParticipationUnknown"/>: not there, or not in the caller's reach.</exception>
    public static async Task<StoredParticipation> LockAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string participation,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);
        var found = await FindAsync(connection, transaction, forbund, participation, cancellationToken);
        return found is not null && caller.Reaches(found.Registered.Insats) ? found : throw ParticipationUnknown.Refusal();
    }

    /// <summary>Inserts new participations, as part of a batch. Their keys must not be taken, and their persons must be registered.</summary>
    public static NpgsqlBatchCommand InsertCommand(string forbund, IReadOnlyList<NewParticipation> participations) => new($"""
        insert into participation (forbund_id, participation, person_id, registered_by, changed_by, {Fields})
        select $1, participation, i.person_id, registered_by, registered_by, {Fields}
        from jsonb_populate_recordset(null::participation, $2)
        left join unnest($3, $4) as named (participation, blind_index) using (participation)
        left join identity.individual i on i.forbund_id = $1 and i.blind_index = named.blind_index
        """)
    {
        Parameters =
        {
            new() { Value = forbund }, new() { Value = ParticipationRows.Write(participations), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = participations.Where(each => each.PersonIndex is not null).Select(each => each.Registered.Participation).ToArray() },
            new() { Value = participations.Select(each => each.PersonIndex).OfType<byte[]>().ToArray() },
        },
    };

    /// <summary>
    /// Puts a participation in the place of what was registered, which goes into its history, and erases an identity that none holds any longer.
    /// </summary>
    /// <param name="connection">Connection of the transaction.</param>
    /// <param name="transaction">The change's transaction.</param>
    /// <param name="forbund">Slug of the förbund.</param>
    /// <param name="before">What was registered.</param>
    /// <param name="after">What is registered from now on.</param>
    /// <param name="person">The person's random id; null where nobody is known.</param>
    /// <param name="why">Who changes it, with which request, and why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task ReplaceAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        StoredParticipation before,
        RegisteredParticipation after,
        Guid? person,
        Replacement why,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(after);
        parameters.AddDynamicParams(new
        {
            forbund, person, why.Subject, why.RequestId, why.Reason, OldPerson = before.PersonId, OldInsats = before.Registered.Insats,
        });
        return connection.ExecuteAsync(new CommandDefinition($"""
            insert into participation_version (forbund_id, participation, version, replaced_by, request_id, reason, before)
            select p.forbund_id, p.participation, p.version, @Subject, @RequestId, @Reason, to_jsonb(p) - 'person_id'
            from participation p
            where p.forbund_id = @forbund and p.participation = @Participation;

            update participation
            set (person_id, {Fields}) = (@person, {Values}), version = version + 1, changed_at = now(), changed_by = @Subject
            where forbund_id = @forbund and participation = @Participation;

            {LetGo.Of(Persons)}
            """, parameters, transaction, cancellationToken: cancellationToken));
    }
}
