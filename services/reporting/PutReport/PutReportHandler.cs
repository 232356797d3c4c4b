using Finsam.Common.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using Npgsql;

namespace Finsam.Reporting.PutReport;

/// <summary>Puts what a period's report is to hold, in place of what was there.</summary>
internal sealed class PutReportHandler(RequestLog requests, ReportTables tables)
{
    /// <summary>
    /// Checks the definition as a whole and stores it, unless the request only validates. The answer tells whether it differed, and what
    /// its money tables name that the ledger has nothing of.
    /// </summary>
    /// <exception cref="RefusedException">Everything that is wrong with the definition, at once.</exception>
    public async Task<PutReportResponse> HandleAsync(PutReportRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var definition = new DefinitionReader(request).Read();
        if (request.ValidateOnly)
        {
            return await requests.RehearseAsync(PutAsync, cancellationToken);
        }

        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ReportingService.ReportingServiceBase.PutReport),
            request,
            PutAsync,
            cancellationToken);
        var call = new SourceCall(context.GetCaller().AuthorizationHeader, context.Deadline, cancellationToken);
        response.Warnings.Add(await WarningsAsync(definition, call));
        return response;

        async Task<PutReportResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            var outcome = await DefinitionStore.PutAsync(connection, transaction, definition, cancellationToken);
            return new PutReportResponse { Changed = outcome != PutOutcome.Unchanged, Created = outcome == PutOutcome.Created };
        }
    }

    // The definition stands whether or not the ledger can be asked, and whatever it says: the books may come later.
    private async Task<IReadOnlyList<FieldWarning>> WarningsAsync(ReportDefinition definition, SourceCall call)
    {
        try
        {
            var layout = LayoutReader.Read(definition.LayoutJson, definition.Insatser).Layout!;
            return (await tables.AskLedgerAsync(definition, layout, call)).Warnings;
        }
        catch (Exception error) when (error is RefusedException or RpcException { StatusCode: not StatusCode.Cancelled })
        {
            return
            [
                new FieldWarning
                {
                    Field = LayoutPlaces.All,
                    Reason = Refusal.ToWire(ReportingReason.SourceUnavailable),
                    Message = "Layoutens projekt och budgetversioner kunde inte jämföras med bokföringen.",
                },
            ];
        }
    }
}
