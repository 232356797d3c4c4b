using Dapper;
using Finsam.Participants.Domain;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Occasions in the caller's transaction.</summary>
internal sealed class OccasionStore(
    NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, string activity, CancellationToken cancellationToken)
{
    private const string Fields = "occasion_no, held_on, women, men, others, unknown_gender, participations, from_neighbours, withdrawn, version";

    /// <summary>The occasion.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.OccasionUnknown"/>.</exception>
    public async Task<StoredOccasion> ReadAsync(int occasionNo) =>
        await connection.QuerySingleOrDefaultAsync<StoredOccasion>(Command(
            $"select {Fields} from activity_occasion where forbund_id = @forbund and activity = @activity and occasion_no = @occasionNo",
            new { forbund, activity, occasionNo }))
        ?? throw new RefusedException(new Refusal(ParticipantsReason.OccasionUnknown, "occasion_no", "Aktiviteten har inget sådant tillfälle."));

    /// <summary>Occasions after a number, with what those known by participation count by gender.</summary>
    public async Task<List<StoredOccasion>> PageAsync(long after, int limit) =>
        (await connection.QueryAsync<StoredOccasion>(Command("""
            select o.occasion_no, o.held_on, coalesce(o.women, c.women) as women, coalesce(o.men, c.men) as men,
                coalesce(o.others, c.others) as others, coalesce(o.unknown_gender, c.unknown_gender) as unknown_gender,
                o.participations, o.from_neighbours, o.withdrawn, o.version
            from activity_occasion o
            left join occasion_count c using (forbund_id, activity, occasion_no)
            where o.forbund_id = @forbund and o.activity = @activity and o.occasion_no > @after
            order by o.occasion_no
            limit @limit
            """, new { forbund, activity, after, limit }))).AsList();

    /// <summary>Inserts an occasion with the next number, and gives that.</summary>
    public Task<int> InsertAsync(StoredOccasion occasion, string subject) => connection.ExecuteScalarAsync<int>(Command($"""
        insert into activity_occasion (forbund_id, activity, occasion_no, held_on, women, men, others, unknown_gender, participations,
            from_neighbours, registered_by)
        select @forbund, @activity,
            (select coalesce(max(occasion_no), 0) + 1 from activity_occasion where forbund_id = @forbund and activity = @activity),
            @HeldOn, @Women, @Men, @Others, @UnknownGender, @Participations::text[], @FromNeighbours, @subject
        returning occasion_no
        """, Parameters(occasion, subject)));

    /// <summary>Puts an occasion in the place of what stands, which goes into the activity's history.</summary>
    public Task ReplaceAsync(StoredOccasion occasion, string subject, string requestId, string reason)
    {
        var parameters = Parameters(occasion, subject);
        parameters.AddDynamicParams(new { requestId, reason, occasion.Withdrawn, occasion.OccasionNo });
        return connection.ExecuteAsync(Command("""
            insert into activity_change (forbund_id, activity, occasion_no, changed_by, request_id, reason, before)
            select forbund_id, activity, occasion_no, @subject, @requestId, @reason, to_jsonb(o)
            from activity_occasion o
            where forbund_id = @forbund and activity = @activity and occasion_no = @OccasionNo;

            update activity_occasion
            set held_on = @HeldOn, women = @Women, men = @Men, others = @Others, unknown_gender = @UnknownGender,
                participations = @Participations::text[], from_neighbours = @FromNeighbours, withdrawn = @Withdrawn, version = version + 1
            where forbund_id = @forbund and activity = @activity and occasion_no = @OccasionNo
            """, parameters));
    }

    private DynamicParameters Parameters(StoredOccasion occasion, string subject) => new(new
    {
        forbund,
        activity,
        subject,
        occasion.HeldOn,
        occasion.Women,
        occasion.Men,
        occasion.Others,
        occasion.UnknownGender,
        occasion.Participations,
        occasion.FromNeighbours,
    });

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
