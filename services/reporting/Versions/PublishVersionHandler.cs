using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using VersionStep = Finsam.Reporting.Domain.VersionStep;

namespace Finsam.Reporting.Versions;

/// <summary>Makes an approved version public.</summary>
internal sealed class PublishVersionHandler(VersionSteps steps, TimeProvider time)
{
    private const string Method = nameof(ReportVersionService.ReportVersionServiceBase.PublishVersion);

    /// <summary>Notes that it is public from now on; its renderings stay as they are.</summary>
    /// <exception cref="RefusedException">What <see cref="VersionSteps"/> refuses.</exception>
    public Task<PublishVersionResponse> HandleAsync(PublishVersionRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        return steps.TakeAsync(
            request,
            new AskedStep(report, request.Version, VersionState.Published, request.RequestId, Method),
            _ => Task.FromResult(new VersionStep(VersionState.Published, time.GetUtcNow(), caller.Subject)),
            version => new PublishVersionResponse { Version = version },
            context.CancellationToken);
    }
}
