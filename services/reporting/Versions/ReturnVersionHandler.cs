using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using VersionStep = Finsam.Reporting.Domain.VersionStep;

namespace Finsam.Reporting.Versions;

/// <summary>Makes a version that was put forward a draft again.</summary>
internal sealed class ReturnVersionHandler(VersionSteps steps, TimeProvider time)
{
    private const string Method = nameof(ReportVersionService.ReportVersionServiceBase.ReturnVersion);
    private const int LongestReason = 1000;

    /// <summary>Makes it a draft, and keeps why.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.FieldInvalid"/>, or what <see cref="VersionSteps"/> refuses.</exception>
    public Task<ReturnVersionResponse> HandleAsync(ReturnVersionRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var reason = StepReason.Read(request.Reason, LongestReason) ?? throw new RefusedException(new Refusal(
            ReportingReason.FieldInvalid, "reason", "Skälet saknas.", "varför versionen lämnas tillbaka"));
        return steps.TakeAsync(
            request,
            new AskedStep(report, request.Version, VersionState.Draft, request.RequestId, Method),
            _ => Task.FromResult(new VersionStep(VersionState.Draft, time.GetUtcNow(), caller.Subject, Reason: reason)),
            version => new ReturnVersionResponse { Version = version },
            context.CancellationToken);
    }
}
