using Finsam.Ledger.Periods;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>Closing of fiscal years.</summary>
internal sealed class YearEndApi(CloseFiscalYearHandler closings, ReopenFiscalYearHandler reopenings) : YearEndService.YearEndServiceBase
{
    /// <inheritdoc/>
    public override Task<CloseFiscalYearResponse> CloseFiscalYear(CloseFiscalYearRequest request, ServerCallContext context) =>
        closings.CloseAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ReopenFiscalYearResponse> ReopenFiscalYear(ReopenFiscalYearRequest request, ServerCallContext context) =>
        reopenings.ReopenAsync(request, context.GetCaller().Subject, context.CancellationToken);
}
