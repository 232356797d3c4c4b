using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>Shows grants: as a list and as a table.</summary>
internal sealed class ListGrantsHandler(TenantDataSource dataSource)
{
    private const int MostOfTable = 1000;

    /// <summary>A page of grants. Refusals: <c>TextInvalid</c>, <c>YearInvalid</c>, <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public async Task<ListGrantsResponse> ListAsync(ListGrantsRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Insats(request.Insats, required: false);
        var year = request.Year == 0 ? 0 : fields.Year(request.Year);
        var page = PageRequest.Read(fields, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();
        var insatser = request.Insats.Length == 0 ? caller.VisibleInsatser : [request.Insats];
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var grants = await Grants.ListAsync(connection, request.Forbund, year, insatser, page.AfterMajor, page.Size + 1, ct);
        var shown = grants.Take(page.Size).ToList();
        var decisions = await Grants.DecisionsAsync(connection, null, request.Forbund, shown, ct);
        return new ListGrantsResponse
        {
            Grants = { shown.Select(grant => grant.ToMessage(decisions[(grant.Insats, grant.Year)])) },
            NextPageToken = grants.Count > page.Size ? PageRequest.Token(shown[^1].GrantNo) : "",
        };
    }

    /// <summary>The grants of a year as a table. Refusals: <c>YearInvalid</c>.</summary>
    public async Task<ComputeGrantsResponse> ComputeAsync(ComputeGrantsRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var grants = await Grants.ListAsync(connection, request.Forbund, request.Year, caller.VisibleInsatser, 0, MostOfTable, ct);
        var table = KronorTable.New("beviljade_medel", $"Beviljade medel {request.Year}", "Beviljat", "Begärt", "Godkänt", "Kvar");
        table.Rows.Add(grants.OrderBy(grant => grant.Insats, StringComparer.Ordinal).Select(grant => Row(grant.Insats, [grant])));
        table.Rows.Add(Row("Totalt", grants));
        return new ComputeGrantsResponse { Table = table };
    }

    private static Row Row(string label, IReadOnlyList<GrantRow> grants) => KronorTable.Row(
        label,
        grants.Sum(grant => grant.GrantedOre),
        grants.Sum(grant => grant.RequestedOre),
        grants.Sum(grant => grant.ApprovedOre),
        grants.Sum(grant => grant.RemainingOre));
}
