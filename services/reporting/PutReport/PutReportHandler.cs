using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.PutReport;

/// <summary>Puts what a period's report is to hold, in place of what was there.</summary>
internal sealed class PutReportHandler(RequestLog requests)
{
    /// <summary>Checks the definition as a whole and stores it; <c>changed</c> tells whether it differed.</summary>
    /// <exception cref="RefusedException">Everything that is wrong with the definition, at once.</exception>
    public Task<PutReportResponse> HandleAsync(PutReportRequest request, CancellationToken cancellationToken)
    {
        var definition = new DefinitionReader(request).Read();
        return requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ReportingService.ReportingServiceBase.PutReport),
            request,
            async (connection, transaction) => new PutReportResponse
            {
                Changed = await DefinitionStore.PutAsync(connection, transaction, definition, cancellationToken),
            },
            cancellationToken);
    }
}
