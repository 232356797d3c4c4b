using System.Globalization;
using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;

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
        var rows = (await connection.QueryAsync<ReadRow>(new CommandDefinition(
            """
            select r.read_no, r.participation, p.insats, r.read_at, r.read_by, r.reason
            from participation_read r
            join participation p using (forbund_id, participation)
            where r.forbund_id = @Forbund and r.read_no > @after
                and (@Participation = '' or r.participation = @Participation)
                and (@VisibleInsatser::text[] is null or p.insats = any(@VisibleInsatser))
            order by r.read_no
            limit @limit
            """,
            new { request.Forbund, request.Participation, caller.VisibleInsatser, after, limit = size + 1 },
            cancellationToken: cancellationToken))).ToList();
        return new ListReadsResponse
        {
            Reads = { rows.Take(size).Select(ToMessage) },
            NextPageToken = rows.Count > size ? rows[size - 1].ReadNo.ToString(CultureInfo.InvariantCulture) : "",
        };
    }

    private static ParticipationRead ToMessage(ReadRow row) => new()
    {
        Participation = row.Participation,
        Insats = row.Insats,
        ReadAt = Timestamp.FromDateTime(row.ReadAt),
        ReadBy = row.ReadBy,
        Reason = row.Reason,
    };

    private sealed class ReadRow
    {
        public long ReadNo { get; init; }

        public required string Participation { get; init; }

        public required string Insats { get; init; }

        public DateTime ReadAt { get; init; }

        public required string ReadBy { get; init; }

        public required string Reason { get; init; }
    }
}
