using Dapper;
using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.Participations;

/// <summary>Reads and writes single participations; an import writes its own way, many at once.</summary>
internal static class ParticipationStore
{
    /// <summary>The participation's columns that people give, in one order for every statement.</summary>
    public const string Fields = """
        insats, registration, gender, birth_year, municipality, education, public_support_years, support_before, referrer, enrolled_on,
        closed_on, closure_reason, closure_outcome, support_after, goal_met, plan_at_closure, followup_12m
        """;

    /// <summary>A participation, or null.</summary>
    public static Task<RegisteredParticipation?> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        string participation,
        CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<RegisteredParticipation?>(new CommandDefinition(
            $"select participation, {Fields} from participation where forbund_id = @forbund and participation = @participation",
            new { forbund, participation },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Inserts a participation; false when its key is taken.</summary>
    public static async Task<bool> InsertAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        RegisteredParticipation participation,
        Guid? person,
        string subject,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(participation);
        parameters.Add("forbund", forbund);
        parameters.Add("person", person);
        parameters.Add("subject", subject);
        return await connection.ExecuteAsync(new CommandDefinition($"""
            insert into participation (forbund_id, participation, person_id, registered_by, changed_by, {Fields})
            values (@forbund, @Participation, @person, @subject, @subject, @Insats, @Registration, @Gender, @BirthYear, @Municipality,
                @Education, @PublicSupportYears, @SupportBefore, @Referrer, @EnrolledOn, @ClosedOn, @ClosureReason, @ClosureOutcome,
                @SupportAfter, @GoalMet, @PlanAtClosure, @Followup12m)
            on conflict on constraint participation_pk do nothing
            """, parameters, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Writes an avslut, and what the participation was before into its history.</summary>
    public static Task CloseAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        RegisteredParticipation closed,
        string subject,
        string requestId,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(closed);
        parameters.Add("forbund", forbund);
        parameters.Add("subject", subject);
        parameters.Add("requestId", requestId);
        return connection.ExecuteAsync(new CommandDefinition("""
            insert into participation_version (forbund_id, participation, version, replaced_by, request_id, before)
            select p.forbund_id, p.participation, p.version, @subject, @requestId, to_jsonb(p) - 'person_id'
            from participation p
            where p.forbund_id = @forbund and p.participation = @Participation;

            update participation
            set closed_on = @ClosedOn, closure_reason = @ClosureReason, closure_outcome = @ClosureOutcome, support_after = @SupportAfter,
                goal_met = @GoalMet, plan_at_closure = @PlanAtClosure, version = version + 1, changed_at = now(), changed_by = @subject
            where forbund_id = @forbund and participation = @Participation
            """, parameters, transaction, cancellationToken: cancellationToken));
    }
}
