using Finsam.Messaging;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Enroll;

/// <summary>
/// Writes a group of a förbund's inskrivningar in one transaction and tells each caller, once it is durable, what became of its own.
/// </summary>
internal sealed class EnrollmentWriter(
    TenantDataSource dataSource, BlindIndex blindIndex, PersonStore persons, ParticipationChange change, OutboxBell bell)
{
    /// <summary>A connection for the groups that a writer takes one after the other.</summary>
    public KeptConnection Connect() => new(dataSource);

    /// <summary>Writes those that are accepted; the others are refused and change nothing. Never throws.</summary>
    public async Task WriteAsync(KeptConnection kept, string forbund, IReadOnlyList<WaitingEnrollment> group)
    {
        try
        {
            await WriteTogetherAsync(kept, forbund, group);
        }
        catch (PostgresException) when (group.Count > 1)
        {
            // One of them meets what no check foresaw. By itself it fails nobody else.
            foreach (var enrollment in group)
            {
                await WriteAsync(kept, forbund, [enrollment]);
            }
        }
        catch (PostgresException error) when (error.ConstraintName == GroupAnswers<EnrollResponse>.Constraint)
        {
            group[0].Fail(new RefusedException(RequestLog.InProgress));
        }
        catch (Exception error)
        {
            foreach (var enrollment in group)
            {
                enrollment.Fail(error);
            }
        }
    }

    // No caller's token: the group is not one caller's to cancel.
    private async Task WriteTogetherAsync(KeptConnection kept, string forbund, IReadOnlyList<WaitingEnrollment> enrollments)
    {
        var connection = await kept.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var group = await EnrollmentGroup.LockAsync(connection, transaction, forbund, enrollments, blindIndex);
        var outcomes = new List<Task<EnrollResponse>>(enrollments.Count);
        foreach (var enrollment in enrollments)
        {
            outcomes.Add(await AcceptAsync(group, enrollment));
        }

        if (group.Accepted.Count > 0)
        {
            await SaveAsync(connection, transaction, forbund, group);
            bell.Ring();
        }

        foreach (var (enrollment, outcome) in enrollments.Zip(outcomes))
        {
            enrollment.Tell(outcome);
        }
    }

    private static async Task<Task<EnrollResponse>> AcceptAsync(EnrollmentGroup group, WaitingEnrollment enrollment)
    {
        try
        {
            return Task.FromResult(await group.AcceptAsync(enrollment));
        }
        catch (RefusedException refused)
        {
            return Task.FromException<EnrollResponse>(refused);
        }
    }

    // One round trip, with the commit in it: until it is answered everybody else who writes in the förbund waits. Where a statement fails, the
    // server passes over those that follow, the commit too.
    private async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, EnrollmentGroup group)
    {
        var people = group.Accepted.Where(each => each.Person is not null).DistinctBy(each => each.Person)
            .ToDictionary(each => each.Person!, each => persons.Indexed(forbund, each.Person!, each.Subject));
        var registered = group.Accepted.ConvertAll(each =>
            new NewParticipation(each.Participation, each.Person is { } person ? people[person].Index : null, each.Subject));
        var earliest = group.Accepted.Min(each => each.Participation.EnrolledOn);
        await using var batch = new NpgsqlBatch(connection, transaction);
        NpgsqlBatchCommand[] commands =
        [
            .. persons.Commands(forbund, [.. people.Values]),
            ParticipationStore.InsertCommand(forbund, registered),
            group.RecordAnswersCommand(),
            Outbox.AddCommand([change.Event(forbund, earliest, to: null, registered.Count, group.Position)]),
            new("commit"),
        ];
        Array.ForEach(commands, batch.BatchCommands.Add);
        await batch.ExecuteNonQueryAsync();
    }
}
