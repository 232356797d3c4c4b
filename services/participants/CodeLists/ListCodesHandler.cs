using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;

namespace Finsam.Participants.CodeLists;

/// <summary>Lists code lists, and the codes of one as they hold.</summary>
internal sealed class ListCodesHandler(TenantDataSource dataSource)
{
    /// <summary>A page of lists; the token is the last name of the page before.</summary>
    public async Task<ListCodeListsResponse> HandleAsync(ListCodeListsRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var lists = (await connection.QueryAsync<(string List, string Label, bool IsOpen)>(new CommandDefinition(
            "select list, label_sv, is_open from code_list where list collate \"C\" > @PageToken order by list collate \"C\" limit @limit",
            new { request.PageToken, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListCodeListsResponse
        {
            Lists = { lists.Take(size).Select(list => new CodeList { List = list.List, Label = list.Label, Open = list.IsOpen }) },
            NextPageToken = lists.Count > size ? lists[size - 1].List : "",
        };
    }

    /// <summary>A page of codes; the token is how many came before. Refusals: <c>PageInvalid</c>, <c>CodeListUnknown</c>, <c>ValueInvalid</c>.</summary>
    public async Task<ListCodesResponse> HandleAsync(ListCodesRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var skipped = Page.Number(request.PageToken, first: 0);
        DateOnly on = default;
        if (request.On.Length > 0 && !Days.TryParse(request.On, out on))
        {
            throw new RefusedException(new Refusal(ParticipantsReason.ValueInvalid, "on", "Dagen går inte att läsa.", "ÅÅÅÅ-MM-DD, eller tomt"));
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var lists = (await connection.QueryAsync<string>(new CommandDefinition(
            "select list from code_list order by list", cancellationToken: cancellationToken))).AsList();
        if (!lists.Contains(request.List))
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.CodeListUnknown, "list", "Kodlistan finns inte.", string.Join(", ", lists)));
        }

        var codes = (await connection.QueryAsync<OwnCode>(new CommandDefinition(
            """
            select list, code, valid_from, valid_to, position, label_sv, version
            from (
                select list, code, greatest(valid_from, '0001-01-01') as valid_from, least(valid_to, '9999-12-31') as valid_to, position, label_sv,
                    0 as version
                from code_list_code
                where list = @List
                union all
                select list, code, valid_from, valid_to, position, label_sv, version
                from own_code
                where forbund_id = @Forbund and list = @List
            ) known
            where @Always or @on between valid_from and valid_to
            order by version > 0, position, code, valid_from
            offset @skipped limit @limit
            """,
            new { request.Forbund, request.List, Always = request.On.Length == 0, on, skipped, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListCodesResponse
        {
            Codes = { codes.Take(size).Select(code => code.ToMessage()) },
            NextPageToken = Page.Next(codes, size, skipped),
        };
    }
}
