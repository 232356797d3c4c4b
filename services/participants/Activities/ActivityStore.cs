using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Activities in the caller's transaction.</summary>
internal sealed class ActivityStore(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
{
    /// <summary>The columns of an activity that go over the wire.</summary>
    public const string Fields = "activity, insats, title, withdrawn, version";

    /// <summary>The förbund's only writer from here on.</summary>
    public Task LockAsync() => JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);

    /// <summary>An activity that a call is to change, once the call is the only one that changes any in the förbund.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ActivityUnknown"/>: not there, or not in the caller's reach.</exception>
    public async Task<StoredActivity> LockAsync(string activity, Caller caller)
    {
        await LockAsync();
        var found = await connection.QuerySingleOrDefaultAsync<StoredActivity>(Command(
            $"select {Fields} from registered_activity where forbund_id = @forbund and activity = @activity", new { forbund, activity }));
        return found is not null && MayChange(caller, found.Insats) ? found : throw Unknown();
    }

    /// <summary>True where the caller changes activities of an insats; those of the whole förbund are its office's.</summary>
    public static bool MayChange(Caller caller, string? insats) => insats is null ? caller.Reach == Reach.Forbund : caller.Reaches(insats);

    /// <summary>Refuses an answer about an activity that is beyond the caller: a replayed one has not passed the check of the first.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ActivityUnknown"/>.</exception>
    public static void RefuseBeyond(RegisteredActivity answered, Caller caller)
    {
        if (!MayChange(caller, answered.HasInsats ? answered.Insats : null))
        {
            throw Unknown();
        }
    }

    /// <summary>The refusal of an activity that is not there, and of one that the call does not reach: neither is told apart.</summary>
    public static RefusedException Unknown() => new(new Refusal(
        ParticipantsReason.ActivityUnknown, "activity", "Aktiviteten finns inte i dina insatser."));

    /// <summary>Refuses a key, or a title within the insats, that another activity has.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ActivityExists"/>.</exception>
    public async Task RefuseTakenAsync(StoredActivity wanted, bool isNew)
    {
        var taken = await connection.QuerySingleAsync<(bool Key, bool Title)>(Command("""
            select @isNew and exists (select from registered_activity where forbund_id = @forbund and activity = @Activity),
                exists (
                    select from registered_activity
                    where forbund_id = @forbund and coalesce(insats, '') = coalesce(@Insats, '') and title = @Title and not withdrawn
                        and activity <> @Activity)
            """, new { forbund, wanted.Activity, wanted.Insats, wanted.Title, isNew }));
        List<Refusal> refusals = [];
        if (taken.Key)
        {
            refusals.Add(new Refusal(ParticipantsReason.ActivityExists, "activity", "Aktivitetens nyckel är redan använd.", "en ny nyckel, eller tomt"));
        }

        if (taken.Title && !wanted.Withdrawn)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ActivityExists, "title", "Insatsen har redan en aktivitet med den titeln.", "en annan titel, eller den aktiviteten"));
        }

        RefusedException.ThrowIfAny(refusals);
    }

    /// <summary>Inserts an activity.</summary>
    public Task InsertAsync(StoredActivity activity, string subject) => connection.ExecuteAsync(Command("""
        insert into registered_activity (forbund_id, activity, insats, title, registered_by)
        values (@forbund, @Activity, @Insats, @Title, @subject)
        """, new { forbund, activity.Activity, activity.Insats, activity.Title, subject }));

    /// <summary>Puts an activity in the place of what stands, which goes into its history.</summary>
    public Task ReplaceAsync(StoredActivity activity, string subject, string requestId, string reason) => connection.ExecuteAsync(Command("""
        insert into activity_change (forbund_id, activity, changed_by, request_id, reason, before)
        select forbund_id, activity, @subject, @requestId, @reason, to_jsonb(a)
        from registered_activity a
        where forbund_id = @forbund and activity = @Activity;

        update registered_activity
        set title = @Title, withdrawn = @Withdrawn, version = version + 1
        where forbund_id = @forbund and activity = @Activity
        """, new { forbund, activity.Activity, activity.Title, activity.Withdrawn, subject, requestId, reason }));

    /// <summary>The days between the first and the last occasion that stand; null where none does.</summary>
    public async Task<Period?> DaysAsync(string activity)
    {
        var (from, to) = await connection.QuerySingleAsync<(DateOnly? From, DateOnly? To)>(Command("""
            select min(held_on), max(held_on) from activity_occasion where forbund_id = @forbund and activity = @activity and not withdrawn
            """, new { forbund, activity }));
        return from is { } first && to is { } last ? new Period(first, last) : null;
    }

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
