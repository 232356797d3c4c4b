using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.MeasurePoints;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>The rows that a person's own record is made of: those of one controller.</summary>
internal static class RecordedRows
{
    private const int MostReads = 1000;
    private const int MostDecisions = 500;

    /// <summary>True when the caller reaches an insats of the controller.</summary>
    public static Task<bool> HasInsatsAsync(
        NpgsqlConnection connection, string forbund, string controller, Caller caller, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            select exists (
                select from insats
                where forbund_id = @forbund and controller = @controller
                    and (@VisibleInsatser::text[] is null or code = any (@VisibleInsatser)))
            """,
            new { forbund, controller, caller.VisibleInsatser },
            cancellationToken: cancellationToken));

    /// <summary>The person, and those that links make the same, as far as the controller knows them.</summary>
    public static async Task<Guid[]> SameAsync(
        NpgsqlConnection connection, string forbund, string controller, Guid person, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition(
            $"""
            select distinct i.person_id
            from identity.person i
            where i.forbund_id = @forbund and i.controller = @controller and i.person_id in ({LinkGroups.SamePerson})
            """,
            new { forbund, controller, person },
            cancellationToken: cancellationToken))).ToArray();

    /// <summary>Their numbers, latest first.</summary>
    public static Task<IEnumerable<SealedNumber>> NumbersAsync(
        NpgsqlConnection connection, string forbund, string controller, Guid[] persons, CancellationToken cancellationToken) =>
        connection.QueryAsync<SealedNumber>(new CommandDefinition(
            """
            select kind, sealed, registered_at, registered_by, ended_at, coalesce(ended_by, '') as ended_by,
                coalesce(end_reason, '') as end_reason
            from identity.person
            where forbund_id = @forbund and controller = @controller and person_id = any (@persons)
            order by registered_at desc, number_id
            """,
            new { forbund, controller, persons },
            cancellationToken: cancellationToken));

    /// <summary>Their participations in the controller's insatser, with what is registered of each.</summary>
    public static async Task<IReadOnlyList<RecordedParticipation>> ParticipationsAsync(
        NpgsqlConnection connection, string forbund, string controller, Guid[] persons, CancellationToken cancellationToken)
    {
        const string Of = """
            p.forbund_id = @forbund and p.person_id = any (@persons)
                and p.insats in (select code from insats where forbund_id = @forbund and controller = @controller)
            """;
        var parameters = new { forbund, controller, persons };
        var present = await connection.QueryAsync<RegisteredParticipation>(new CommandDefinition(
            $"select participation, {ParticipationStore.Fields} from participation p where {Of} order by enrolled_on, participation",
            parameters,
            cancellationToken: cancellationToken));
        var former = (await connection.QueryAsync<RegisteredParticipation>(new CommandDefinition(
            $"""
            select was.participation, {string.Join(", ", ParticipationStore.Fields.Split(',').Select(field => "was." + field.Trim()))}
            from participation p
            join participation_version v on v.forbund_id = p.forbund_id and v.participation = p.participation
            cross join jsonb_populate_record(null::participation, v.before) as was
            where {Of}
            order by v.version desc
            """,
            parameters,
            cancellationToken: cancellationToken))).ToLookup(state => state.Participation, StringComparer.Ordinal);
        var attendances = (await connection.QueryAsync<(string Participation, string Title, DateOnly HeldOn)>(new CommandDefinition(
            $"""
            select p.participation, a.title, o.held_on
            from participation p
            join activity_occasion o on o.forbund_id = p.forbund_id and p.participation = any (o.participations) and not o.withdrawn
            join registered_activity a on a.forbund_id = o.forbund_id and a.activity = o.activity
            where {Of}
            order by o.held_on, a.title
            """,
            parameters,
            cancellationToken: cancellationToken))).ToLookup(row => row.Participation, StringComparer.Ordinal);
        var recorded = new List<RecordedParticipation>();
        foreach (var participation in present)
        {
            var points = await MeasurePointStore.ReadAsync(connection, null, forbund, participation.Participation, cancellationToken);
            recorded.Add(new RecordedParticipation
            {
                Participation = ParticipationMessages.ToMessage(participation),
                Former = { former[participation.Participation].Select(ParticipationMessages.ToMessage) },
                MeasurePoints =
                {
                    MeasurePointKinds.All.Where(kind => MeasurePointKinds.DueOn(kind, participation) is not null)
                        .Select(kind => MeasurePointMessages.ToMessage(participation, kind, points.GetValueOrDefault(kind))),
                },
                Attendances =
                {
                    attendances[participation.Participation]
                        .Select(row => new RecordedAttendance { Title = row.Title, HeldOn = Days.Write(row.HeldOn) }),
                },
            });
        }

        return recorded;
    }

    /// <summary>Who has read the participations, latest first, and how many more reads there are.</summary>
    public static async Task<(IReadOnlyList<ParticipationRead> Reads, long Further)> ReadsAsync(
        NpgsqlConnection connection, string forbund, string[] keys, CancellationToken cancellationToken)
    {
        var parameters = new { forbund, keys, MostReads };
        var reads = (await connection.QueryAsync<LoggedRead>(new CommandDefinition(
            """
            select r.read_no, r.participation, p.insats, r.read_at, r.read_by, r.reason, r.criteria,
                array(select shown from unnest(r.returned) as shown where shown = any (@keys)) as returned
            from participation_read r
            join participation p using (forbund_id, participation)
            where r.forbund_id = @forbund and r.participation = any (@keys)
            order by r.read_no desc
            limit @MostReads
            """,
            parameters,
            cancellationToken: cancellationToken))).AsList();
        var all = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from participation_read where forbund_id = @forbund and participation = any (@keys)",
            parameters,
            cancellationToken: cancellationToken));
        return ([.. reads.Select(read => read.ToMessage())], all - reads.Count);
    }

    /// <summary>What has been decided about them and others that the controller knows.</summary>
    public static async Task<IReadOnlyList<PersonDecision>> DecisionsAsync(
        NpgsqlConnection connection, string forbund, Guid[] persons, CancellationToken cancellationToken)
    {
        var decisions = new List<PersonDecision>();
        foreach (var person in persons)
        {
            decisions.AddRange(await PersonDecisions.OfAsync(connection, forbund, person, long.MaxValue, MostDecisions, cancellationToken));
        }

        var known = persons.Select(PersonId.Write).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. decisions.Where(decision => known.Contains(decision.PersonId) && known.Contains(decision.OtherPersonId))
                .DistinctBy(decision => decision.DecisionNo).OrderByDescending(decision => decision.DecisionNo),
        ];
    }
}
