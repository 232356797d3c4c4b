using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Corrections;

/// <summary>Lists the states that a participation has had, in the insatser that the caller is assigned to.</summary>
internal sealed class ListParticipationVersionsHandler(TenantDataSource dataSource)
{
    // A row as it was is the row's own JSON: read back into a row, it has the columns of today.
    private const string Versions = $"""
        with state as (
            select p.* from participation p where p.forbund_id = @Forbund and p.participation = @Participation
            union all
            select was.*
            from participation_version v, jsonb_populate_record(null::participation, v.before) as was
            where v.forbund_id = @Forbund and v.participation = @Participation
        )
        select participation, {ParticipationStore.Fields}, s.version, s.changed_at, s.changed_by, coalesce(made.reason, '') as reason
        from state s
        left join lateral (
            select v.reason from participation_version v
            where v.forbund_id = @Forbund and v.participation = @Participation and v.version = s.version - 1
        ) made on true
        where s.version < @Before and (@VisibleInsatser::text[] is null or s.insats = any (@VisibleInsatser))
        order by s.version desc
        limit @Limit
        """;

    /// <summary>A page; the token is the last version of the page before.</summary>
    public async Task<ListParticipationVersionsResponse> HandleAsync(
        ListParticipationVersionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (await ParticipationReads.ReadAsync(connection, request.Forbund, request.Participation, caller, reason: "", cancellationToken) is null)
        {
            throw ParticipationUnknown.Refusal();
        }

        var versions = (await connection.QueryAsync<RegisteredParticipation, Made, ParticipationVersion>(
            new CommandDefinition(
                Versions,
                new { request.Forbund, request.Participation, Before = before, caller.VisibleInsatser, Limit = size + 1 },
                cancellationToken: cancellationToken),
            ToMessage,
            splitOn: "version")).AsList();
        var response = new ListParticipationVersionsResponse { Versions = { versions.Take(size) } };
        response.NextPageToken = Page.Next(versions, size, row => row.Version);
        return response;
    }

    private static ParticipationVersion ToMessage(RegisteredParticipation state, Made made) => new()
    {
        Version = made.Version,
        Participation = ParticipationMessages.ToMessage(state),
        RegisteredAt = Timestamp.FromDateTime(made.ChangedAt.ToUniversalTime()),
        RegisteredBy = made.ChangedBy,
        Reason = made.Reason,
    };

    private sealed class Made
    {
        public required int Version { get; init; }

        public required DateTime ChangedAt { get; init; }

        public required string ChangedBy { get; init; }

        public required string Reason { get; init; }
    }
}
