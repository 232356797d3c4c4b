using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.VolumeCounts;

/// <summary>Lists what has been changed of the counts of an insats.</summary>
internal sealed class ListVolumeCountChangesHandler(TenantDataSource dataSource)
{
    // A row as it was is the row's own JSON: read back into a row, it has the columns of today.
    private const string Sql = """
        select c.change_no, c.changed_at, c.changed_by, c.reason,
            v.insats, v.period_from, v.period_to, v.women, v.men, v.others, v.unknown_gender, v.withdrawn, v.version
        from volume_count_change c, jsonb_populate_record(null::volume_count, c.before) v
        where c.forbund_id = @Forbund and c.insats = @Insats and c.change_no > @after
        order by c.change_no
        limit @limit
        """;

    /// <summary>A page; the token is the last number of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListVolumeCountChangesResponse> HandleAsync(ListVolumeCountChangesRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var after = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var changes = (await connection.QueryAsync<Made, StoredVolumeCount, (long No, VolumeCountChange Change)>(
            new CommandDefinition(Sql, new { request.Forbund, request.Insats, after, limit = size + 1 }, cancellationToken: cancellationToken),
            (made, before) => (made.ChangeNo, new VolumeCountChange
            {
                ChangedAt = made.At,
                ChangedBy = made.ChangedBy,
                Reason = made.Reason,
                Before = VolumeCountMessages.ToMessage(before),
            }),
            splitOn: "insats")).AsList();
        return new ListVolumeCountChangesResponse
        {
            Changes = { changes.Take(size).Select(change => change.Change) },
            NextPageToken = Page.Next(changes, size, row => row.No),
        };
    }
}
