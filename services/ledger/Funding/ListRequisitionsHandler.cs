using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>Shows requisitions.</summary>
internal sealed class ListRequisitionsHandler(TenantDataSource dataSource)
{
    /// <summary>A page of requisitions. Refusals: <c>TextInvalid</c>, <c>YearInvalid</c>, <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public async Task<ListRequisitionsResponse> ListAsync(ListRequisitionsRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Insats(request.Insats, required: false);
        if (request.Year != 0)
        {
            fields.Year(request.Year);
        }

        var page = PageRequest.Read(fields, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();
        var insatser = request.Insats.Length == 0 ? caller.VisibleInsatser : [request.Insats];
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var found = await Requisitions.ListAsync(connection, request, insatser, page.AfterMajor, page.Size + 1, ct);
        var shown = found.Take(page.Size).ToList();
        return new ListRequisitionsResponse
        {
            Requisitions = { shown }, NextPageToken = found.Count > page.Size ? PageRequest.Token(shown[^1].RequisitionNo) : "",
        };
    }

    /// <summary>A requisition. Refusal: <c>RequisitionUnknown</c>.</summary>
    public async Task<GetRequisitionResponse> GetAsync(GetRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var requisition = await Requisitions.FindAsync(connection, null, request.Forbund, request.RequisitionNo, ct);
        return requisition is null || !caller.Reaches(requisition.Insats)
            ? throw RequisitionSteps.Unknown(request.RequisitionNo)
            : new GetRequisitionResponse { Requisition = requisition };
    }
}
