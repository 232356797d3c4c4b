using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.ListReads;

/// <summary>Shows who has read participations, to those who answer for their insats and to the förbund's revisor.</summary>
internal sealed class ListReadsHandler(TenantDataSource dataSource)
{
    /// <summary>A page. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListReadsResponse> HandleAsync(ListReadsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var after = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<LoggedRead>(new CommandDefinition(
            """
            select r.read_no, r.participation, coalesce(p.insats, '') as insats, r.read_at, r.read_by, r.reason, r.criteria,
                array(
                    select shown.participation
                    from unnest(r.returned) with ordinality as shown (participation, position)
                    join participation q on q.forbund_id = @Forbund and q.participation = shown.participation
                    where @VisibleInsatser::text[] is null or q.insats = any(@VisibleInsatser)
                    order by shown.position
                ) as returned
            from participation_read r
            left join participation p using (forbund_id, participation)
            where r.forbund_id = @Forbund and r.read_no > @after
                and (@Participation = '' or r.participation = @Participation)
                and (@VisibleInsatser::text[] is null or p.insats = any(@VisibleInsatser) or r.searched && @VisibleInsatser)
            order by r.read_no
            limit @limit
            """,
            new { request.Forbund, request.Participation, caller.VisibleInsatser, after, limit = size + 1 },
            cancellationToken: cancellationToken))).ToList();
        return new ListReadsResponse
        {
            Reads = { rows.Take(size).Select(row => row.ToMessage()) },
            NextPageToken = Page.Next(rows, size, row => row.ReadNo),
        };
    }
}
