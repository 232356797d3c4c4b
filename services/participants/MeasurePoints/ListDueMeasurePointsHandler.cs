using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Lists follow-ups that are due and not made, in the insatser that the caller is assigned to.</summary>
internal sealed class ListDueMeasurePointsHandler(TenantDataSource dataSource, TimeProvider time)
{
    private const string Due = """
        select f.participation, f.insats, f.kind, f.due_on, r.event_id, r.reminded_at
        from follow_up f
        left join measure_reminder r on r.forbund_id = f.forbund_id and r.participation = f.participation and r.kind = f.kind and r.due_on = f.due_on
        where f.forbund_id = @Forbund and not f.is_measured and f.due_on <= @dueBy and (not @OverdueOnly or f.due_on < @overdueBefore)
            and (@Insats = '' or f.insats = @Insats) and (@VisibleInsatser::text[] is null or f.insats = any (@VisibleInsatser))
        order by f.due_on, f.participation, f.kind
        offset @skipped limit @limit
        """;

    /// <summary>A page; the token is how many came before. Refusals: <c>PageInvalid</c>, <c>ValueInvalid</c> of the day.</summary>
    public async Task<ListDueMeasurePointsResponse> HandleAsync(
        ListDueMeasurePointsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var skipped = Page.Number(request.PageToken, first: 0);
        var today = Days.Today(time);
        var dueBy = today;
        if (request.DueBy.Length > 0 && !Days.TryParse(request.DueBy, out dueBy))
        {
            throw new RefusedException(new Refusal(ParticipantsReason.ValueInvalid, "due_by", "Dagen går inte att läsa.", "ÅÅÅÅ-MM-DD, eller tomt"));
        }

        var overdueBefore = today.AddMonths(-1);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            Due,
            new { request.Forbund, request.Insats, request.OverdueOnly, caller.VisibleInsatser, dueBy, overdueBefore, skipped, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListDueMeasurePointsResponse
        {
            Due = { rows.Take(size).Select(row => ToMessage(row, overdueBefore)) },
            NextPageToken = Page.Next(rows, size, skipped),
        };
    }

    private static DueMeasurePoint ToMessage(Row row, DateOnly overdueBefore) => new()
    {
        Participation = row.Participation,
        Insats = row.Insats,
        Kind = row.Kind,
        DueOn = Days.Write(row.DueOn),
        Overdue = row.DueOn < overdueBefore,
        Reminder = row.EventId?.ToString("N") ?? "",
        RemindedAt = row.RemindedAt is { } at ? Timestamp.FromDateTime(at.ToUniversalTime()) : null,
    };

    private sealed class Row
    {
        public required string Participation { get; init; }

        public required string Insats { get; init; }

        public required string Kind { get; init; }

        public DateOnly DueOn { get; init; }

        public Guid? EventId { get; init; }

        public DateTime? RemindedAt { get; init; }
    }
}
