using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Retention;

/// <summary>Shows what has been removed: in how many, and whose by random ids.</summary>
internal sealed class ReadRetentionLogHandler(TenantDataSource dataSource)
{
    /// <summary>A page of runs; the token is the last number of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListRetentionRunsResponse> HandleAsync(ListRetentionRunsRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var runs = (await connection.QueryAsync<StoredRun>(new CommandDefinition(
            $"""
            select {StoredRun.Columns} from retention_run
            where forbund_id = @Forbund and run_no < @before
            order by run_no desc
            limit @limit
            """,
            new { request.Forbund, before, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListRetentionRunsResponse
        {
            Runs = { runs.Take(size).Select(run => run.ToMessage()) },
            NextPageToken = Page.Next(runs, size, row => row.RunNo),
        };
    }

    /// <summary>A page of removed identities; the token is the last number of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListRemovedIdentitiesResponse> HandleAsync(ListRemovedIdentitiesRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var after = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select removal_no, run_no, person_id::text as person_id, controller, removed_at
            from retention_removal
            where forbund_id = @Forbund and removal_no > @after and (@RunNo = 0 or run_no = @RunNo)
            order by removal_no
            limit @limit
            """,
            new { request.Forbund, request.RunNo, after, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListRemovedIdentitiesResponse
        {
            Identities = { rows.Take(size).Select(row => row.ToMessage()) },
            NextPageToken = Page.Next(rows, size, row => row.RemovalNo),
        };
    }

    private sealed class Row
    {
        public required long RemovalNo { get; init; }

        public required long RunNo { get; init; }

        public required string PersonId { get; init; }

        public required string Controller { get; init; }

        public required DateTime RemovedAt { get; init; }

        public RemovedIdentity ToMessage() => new()
        {
            RunNo = RunNo,
            PersonId = PersonId,
            Controller = Controller,
            RemovedAt = Timestamp.FromDateTime(RemovedAt.ToUniversalTime()),
        };
    }
}
