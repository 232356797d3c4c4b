using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Activities;

/// <summary>Lists activities, by key: those of the insatser that the caller reaches, and of the whole förbund.</summary>
internal sealed class ListActivitiesHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is the last key of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListActivitiesResponse> HandleAsync(ListActivitiesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<StoredActivity>(new CommandDefinition($"""
            select {ActivityStore.Fields}
            from registered_activity
            where forbund_id = @Forbund and activity collate "C" > @PageToken and (@Insats = '' or insats = @Insats)
                and (@VisibleInsatser::text[] is null or insats is null or insats = any (@VisibleInsatser))
            order by activity collate "C"
            limit @Limit
            """,
            new { request.Forbund, request.PageToken, request.Insats, caller.VisibleInsatser, Limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        var response = new ListActivitiesResponse { Activities = { rows.Take(size).Select(ActivityMessages.ToMessage) } };
        await ActivityNotes.AddAsync(connection, transaction: null, request.Forbund, response.Activities, cancellationToken);
        response.NextPageToken = rows.Count > size ? rows[size - 1].Activity : "";
        return response;
    }
}
