using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Lists what a measure point has been.</summary>
internal sealed class ListMeasurePointVersionsHandler(TenantDataSource dataSource)
{
    private const string Versions = $"""
        with state as (
            select m.* from measure_point m where m.forbund_id = @Forbund and m.participation = @Participation and m.kind = @Kind
            union all
            select was.*
            from measure_point_version v, jsonb_populate_record(null::measure_point, v.before) as was
            where v.forbund_id = @Forbund and v.participation = @Participation and v.kind = @Kind
        )
        select s.kind, {MeasurePointStore.Fields}, s.version, s.changed_at, s.changed_by, coalesce(made.reason, '') as reason
        from state s
        left join lateral (
            select v.reason from measure_point_version v
            where v.forbund_id = @Forbund and v.participation = @Participation and v.kind = @Kind and v.version = s.version - 1
        ) made on true
        where s.version < @before
        order by s.version desc
        limit @limit
        """;

    /// <summary>A page; the token is the last version of the page before. Refusals: <c>PageInvalid</c>, <c>ParticipationUnknown</c>.</summary>
    public async Task<ListMeasurePointVersionsResponse> HandleAsync(
        ListMeasurePointVersionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var participation = await ParticipationReads.ReadAsync(
            connection, request.Forbund, request.Participation, caller, reason: "", cancellationToken) ?? throw ParticipationUnknown.Refusal();
        var rows = (await connection.QueryAsync<StoredMeasurePoint, Made, (StoredMeasurePoint Point, Made Made)>(
            new CommandDefinition(
                Versions,
                new { request.Forbund, request.Participation, request.Kind, before, limit = size + 1 },
                cancellationToken: cancellationToken),
            (point, made) => (point, made),
            splitOn: "changed_at")).AsList();
        return new ListMeasurePointVersionsResponse
        {
            Versions = { rows.Take(size).Select(row => ToMessage(participation, row.Point, row.Made)) },
            NextPageToken = Page.Next(rows, size, row => row.Point.Version),
        };
    }

    private static MeasurePointVersion ToMessage(RegisteredParticipation participation, StoredMeasurePoint point, Made made)
    {
        // The figure that tables count has a history of its own, with the participation.
        var message = MeasurePointMessages.ToMessage(participation with { Followup12m = Occupation.Foremost(point.Occupations) }, point.Kind, point);
        return new MeasurePointVersion
        {
            Version = point.Version,
            MeasurePoint = message,
            RegisteredAt = made.At,
            RegisteredBy = made.ChangedBy,
            Reason = made.Reason,
        };
    }
}
