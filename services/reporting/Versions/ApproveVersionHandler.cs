using System.Security.Cryptography;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.RenderReport;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using VersionSeal = Finsam.Reporting.Domain.VersionSeal;
using VersionStep = Finsam.Reporting.Domain.VersionStep;

namespace Finsam.Reporting.Versions;

/// <summary>Records that the board has approved a version, and seals it.</summary>
internal sealed class ApproveVersionHandler(VersionSteps steps, ReportRenderer renderer, TimeProvider time)
{
    private const string Method = nameof(ReportVersionService.ReportVersionServiceBase.ApproveVersion);
    private const int LongestDecision = 1000;

    // The board meets where the förbund is.
    private static readonly TimeZoneInfo Swedish = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Records the decision, keeps the version's HTML and JSON as they are from now on, and adds its seal to the chain.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.DateInvalid"/>, <see cref="ReportingReason.FieldInvalid"/>, or what <see cref="VersionSteps"/> refuses.
    /// </exception>
    public Task<ApproveVersionResponse> HandleAsync(ApproveVersionRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var approval = ReadApproval(request, report.Period);
        return steps.TakeAsync(
            request,
            new AskedStep(report, request.Version, VersionState.Approved, request.RequestId, Method),
            async version =>
            {
                var step = new VersionStep(VersionState.Approved, time.GetUtcNow(), caller.Subject, approval);
                await SealAsync(version, step, cancellationToken);
                return step;
            },
            version => new ApproveVersionResponse { Version = version },
            cancellationToken);
    }

    private BoardApproval ReadApproval(ApproveVersionRequest request, ReportPeriod period)
    {
        var refusals = new List<Refusal>();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Swedish).DateTime);
        if (!RequestPeriod.TryReadDay(request.DecidedOn, out var day) || day <= period.To || day > today)
        {
            refusals.Add(new Refusal(
                ReportingReason.DateInvalid,
                "decided_on",
                $"Beslutsdagen är \"{request.DecidedOn}\".",
                $"en dag efter {period.To:yyyy-MM-dd}, senast i dag, som ÅÅÅÅ-MM-DD"));
        }

        var decision = request.Decision.Trim();
        if (decision.Length is 0 or > LongestDecision)
        {
            refusals.Add(new Refusal(
                ReportingReason.FieldInvalid, "decision", "Beslutet är tomt eller för långt.", $"som protokollet anger det, 1–{LongestDecision} tecken"));
        }

        return refusals.Count == 0 ? new BoardApproval(day, decision) : throw new RefusedException(refusals);
    }

    private async Task SealAsync(VersionInQuestion version, VersionStep step, CancellationToken cancellationToken)
    {
        var (connection, transaction, composition, standing) = version;
        var document = await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken);
        var report = ReportJson.Read<ComposedReport>(document);
        var approved = new VersionStanding([.. standing.Steps, step]);
        var hashes = new List<byte[]>();
        foreach (var format in new[] { Format.Html, Format.Json })
        {
            var rendering = await renderer.RenderAsync(composition, approved, report, format, cancellationToken);
            await KeptRenderingStore.KeepAsync(
                connection, transaction, composition, RenderReportHandler.NameOf(format), rendering, cancellationToken);
            hashes.Add(SHA256.HashData(rendering.Content));
        }

        var previous = await VersionSealStore.LockLastAsync(connection, transaction, composition.Forbund, cancellationToken);
        var seal = VersionSeal.Of(composition, step.Approval!, hashes[0], hashes[1], previous);
        await VersionSealStore.AddAsync(connection, transaction, composition, seal, cancellationToken);
    }
}
