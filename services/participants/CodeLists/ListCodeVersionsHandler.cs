using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.CodeLists;

/// <summary>Lists what a code of the förbund's own has been.</summary>
internal sealed class ListCodeVersionsHandler(TenantDataSource dataSource)
{
    private const string Versions = $"""
        with state as (
            select c.* from own_code c where c.forbund_id = @Forbund and c.list = @List and c.code = @Code
            union all
            select was.*
            from own_code_version v, jsonb_populate_record(null::own_code, v.before) as was
            where v.forbund_id = @Forbund and v.list = @List and v.code = @Code
        )
        select {OwnCodeStore.Fields}, s.changed_at, s.changed_by, coalesce(made.reason, '') as reason
        from state s
        left join lateral (
            select v.reason from own_code_version v
            where v.forbund_id = @Forbund and v.list = @List and v.code = @Code and v.valid_from = s.valid_from and v.version = s.version - 1
        ) made on true
        order by s.changed_at desc, s.valid_from desc, s.version desc
        offset @skipped limit @limit
        """;

    /// <summary>A page; the token is how many came before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListCodeVersionsResponse> HandleAsync(ListCodeVersionsRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var skipped = Page.Number(request.PageToken, first: 0);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<OwnCode, Made, CodeVersion>(
            new CommandDefinition(
                Versions, new { request.Forbund, request.List, request.Code, skipped, limit = size + 1 }, cancellationToken: cancellationToken),
            ToMessage,
            splitOn: "changed_at")).AsList();
        return new ListCodeVersionsResponse
        {
            Versions = { rows.Take(size) },
            NextPageToken = Page.Next(rows, size, skipped),
        };
    }

    private static CodeVersion ToMessage(OwnCode code, Made made) => new()
    {
        Code = code.ToMessage(), PutAt = made.At, PutBy = made.ChangedBy, Reason = made.Reason,
    };
}
