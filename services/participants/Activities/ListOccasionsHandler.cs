using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>Lists the occasions of an activity, those withdrawn too.</summary>
internal sealed class ListOccasionsHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is the last number of the page before. Refusals: <c>PageInvalid</c>, <c>ActivityUnknown</c>.</summary>
    public async Task<ListOccasionsResponse> HandleAsync(ListOccasionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var after = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await RefuseUnknownAsync(connection, request.Forbund, request.Activity, caller, cancellationToken);
        var rows = await new OccasionStore(connection, null, request.Forbund, request.Activity, cancellationToken).PageAsync(after, size + 1);
        return new ListOccasionsResponse
        {
            Occasions = { rows.Take(size).Select(row => ActivityMessages.ToMessage(row, caller)) },
            NextPageToken = Page.Next(rows, size, row => row.OccasionNo),
        };
    }

    /// <summary>Refuses an activity that is not there, or in an insats that the caller does not reach.</summary>
    internal static async Task RefuseUnknownAsync(
        NpgsqlConnection connection, string forbund, string activity, Caller caller, CancellationToken cancellationToken)
    {
        var visible = await connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            select exists (
                select from registered_activity
                where forbund_id = @forbund and activity = @activity
                    and (@VisibleInsatser::text[] is null or insats is null or insats = any (@VisibleInsatser)))
            """, new { forbund, activity, caller.VisibleInsatser }, cancellationToken: cancellationToken));
        if (!visible)
        {
            throw ActivityStore.Unknown();
        }
    }
}
