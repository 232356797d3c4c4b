using Finsam.Common.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Storage;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Finsam.Reporting.Operations;

/// <summary>Lists compositions that were begun, latest first.</summary>
internal sealed class ListCompositionOperationsHandler(TenantDataSource dataSource)
{
    private const int LargestPage = 200;
    private const int DefaultPage = 50;

    /// <summary>A page of operations. The token names the last one of the page before.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PageInvalid"/>.</exception>
    public async Task<V1.ListCompositionOperationsResponse> HandleAsync(
        V1.ListCompositionOperationsRequest request, ServerCallContext context)
    {
        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        if (size is < 1 or > LargestPage)
        {
            throw PageInvalid.Size(size, LargestPage);
        }

        var before = Guid.AllBitsSet;
        if (request.PageToken.Length > 0 && !Guid.TryParse(request.PageToken, out before))
        {
            throw PageInvalid.Token();
        }

        await using var connection = await dataSource.OpenConnectionAsync(context.CancellationToken);
        var found = await OperationStore.ListAsync(
            connection, request.Forbund, context.GetCaller().VisibleInsatser, before, size + 1, context.CancellationToken);
        return new V1.ListCompositionOperationsResponse
        {
            Operations = { found.Take(size).Select(ToMessage) },
            NextPageToken = found.Count > size ? found[size - 1].Id.ToString() : "",
        };
    }

    private static V1.CompositionOperation ToMessage(CompositionOperation operation) => new()
    {
        Operation = operation.Id.ToString(),
        Period = ContractValues.ToPeriod(operation.Key.Period),
        Insats = operation.Key.Insats,
        State = operation.State,
        Progress = new Progress { Stage = operation.Stage, Done = operation.Done, Total = operation.Total },
        StartedAt = Timestamp.FromDateTimeOffset(operation.StartedAt),
        Version = operation.Version ?? 0,
        Attempts = operation.Attempts,
    };
}
