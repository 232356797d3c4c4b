using System.Security.Cryptography;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Composes a report from the tables of the other services and stores it as a new version.</summary>
internal sealed class ComposeReportHandler(
    TenantDataSource dataSource, RequestLog requests, ReportTables tables, TimeProvider time)
{
    /// <summary>
    /// Composes, telling how far it has come. Where neither content nor sources have moved since the latest version, that one is the
    /// answer.
    /// </summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.PeriodInvalid"/>, <see cref="ReportingReason.ReportNotDefined"/>,
    /// <see cref="ReportingReason.SourceUnavailable"/>, <see cref="ReportingReason.BindingUnresolved"/>,
    /// <see cref="ReportingReason.MeasureUnresolved"/>.
    /// </exception>
    public async Task HandleAsync(
        ComposeReportRequest request, IServerStreamWriter<ComposeReportResponse> responses, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var caller = context.GetCaller();
        var key = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var composition = await requests.FindAsync<Composition>(
            request.Forbund, request.RequestId, nameof(ComposeReport), request, cancellationToken);
        if (composition is null)
        {
            using var progress = new ComposeProgress(step => responses.WriteAsync(new ComposeReportResponse { Progress = step }));
            var definition = await FindDefinitionAsync(key, cancellationToken);
            var layout = StoredLayout.Read(definition);
            var call = new SourceCall(caller.AuthorizationHeader, context.Deadline, cancellationToken);
            var draft = await tables.ComposeAsync(definition, layout, call, progress);
            draft.RefuseHoles();
            await progress.TellAsync("Sparar rapporten", 0, 1);
            composition = await StoreAsync(request, definition, layout, draft, cancellationToken);
            await progress.TellAsync("Sparar rapporten", 1, 1);
        }

        await responses.WriteAsync(new ComposeReportResponse { Composition = composition }, cancellationToken);
    }

    private async Task<ReportDefinition> FindDefinitionAsync(ReportKey key, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await DefinitionStore.FindAsync(connection, key, cancellationToken)
            ?? throw new RefusedException(new Refusal(
                ReportingReason.ReportNotDefined,
                "period",
                $"Det finns ingen rapport för {key.Period.From:yyyy-MM-dd} – {key.Period.To:yyyy-MM-dd}.",
                "en period vars rapport har lästs in"));
    }

    private async Task<Composition> StoreAsync(
        ComposeReportRequest request, ReportDefinition definition, Layout layout, SourcedDraft draft, CancellationToken cancellationToken)
    {
        var report = draft.Draft.Report;
        var document = ReportJson.Write(report);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CompositionStore.LockAsync(connection, transaction, definition.Key, cancellationToken);
        var latest = await CompositionStore.FindAsync(connection, definition.Key, 0, cancellationToken);
        var composed = new StoredComposition(
            definition.Key,
            (latest?.Version ?? 0) + 1,
            definition.Title,
            time.GetUtcNow(),
            draft.Sources,
            layout.Tables.Count,
            report.FigureCount,
            SHA256.HashData(document),
            ReportJson.Hash(definition),
            WatchedDays.Of(definition, layout),
            Highlights.Of(report, layout));
        if (latest is not null && composed.IsSameAs(latest))
        {
            composed = latest;
        }
        else
        {
            await CompositionStore.AddAsync(connection, transaction, composed, document, cancellationToken);
        }

        var standing = await VersionStepStore.FindAsync(connection, composed, cancellationToken);
        var moves = await SourceChangeStore.MovesAsync(connection, composed, cancellationToken);
        var answer = CompositionMapping.ToMessage(composed, standing, moves);
        await RequestLog.RecordAsync(
            connection, transaction, request.Forbund, request.RequestId, nameof(ComposeReport), request, answer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
