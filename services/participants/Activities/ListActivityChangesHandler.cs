using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Activities;

/// <summary>Lists what has been changed of an activity and its occasions.</summary>
internal sealed class ListActivityChangesHandler(TenantDataSource dataSource)
{
    // A row as it was is the row's own JSON: read back into a row, it has the columns of today.
    private const string Sql = """
        select c.change_no, c.changed_at, c.changed_by, c.reason,
            a.activity, a.insats, a.title, a.withdrawn, a.version,
            o.occasion_no, o.held_on, o.women, o.men, o.others, o.unknown_gender, o.participations, o.from_neighbours, o.withdrawn, o.version
        from activity_change c
        left join lateral jsonb_populate_record(null::registered_activity, c.before) a on c.occasion_no is null
        left join lateral jsonb_populate_record(null::activity_occasion, c.before) o on c.occasion_no is not null
        where c.forbund_id = @Forbund and c.activity = @Activity and c.change_no > @after
        order by c.change_no
        limit @limit
        """;

    /// <summary>A page; the token is the last number of the page before. Refusals: <c>PageInvalid</c>, <c>ActivityUnknown</c>.</summary>
    public async Task<ListActivityChangesResponse> HandleAsync(
        ListActivityChangesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var after = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await ListOccasionsHandler.RefuseUnknownAsync(connection, request.Forbund, request.Activity, caller, cancellationToken);
        var changes = (await connection.QueryAsync<Made, StoredActivity?, StoredOccasion?, (long No, ActivityChange Change)>(
            new CommandDefinition(Sql, new { request.Forbund, request.Activity, after, limit = size + 1 }, cancellationToken: cancellationToken),
            (made, activity, occasion) => (made.ChangeNo, ToMessage(made, activity, occasion, caller)),
            splitOn: "activity,occasion_no")).AsList();
        return new ListActivityChangesResponse
        {
            Changes = { changes.Take(size).Select(change => change.Change) },
            NextPageToken = Page.Next(changes, size, row => row.No),
        };
    }

    private static ActivityChange ToMessage(Made made, StoredActivity? activity, StoredOccasion? occasion, Caller caller)
    {
        var change = new ActivityChange
        {
            ChangedAt = made.At, ChangedBy = made.ChangedBy, Reason = made.Reason,
        };
        if (occasion is not null)
        {
            change.Occasion = ActivityMessages.ToMessage(occasion, caller);
        }
        else if (activity is not null)
        {
            change.Activity = ActivityMessages.ToMessage(activity);
        }

        return change;
    }
}
