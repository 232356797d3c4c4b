using System.Security.Cryptography;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Checks;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.Operations;

/// <summary>Composes a report from the tables of the other services and stores it as a new version, which ends its operation.</summary>
internal sealed class CompositionStep(
    TenantDataSource dataSource, ReportTables tables, StatementVerification statements, RunningOperations running, TimeProvider time)
{
    private const string Checking = "Kontrollerar rapporten";
    private const string Saving = "Sparar rapporten";

    /// <summary>
    /// Composes. Where neither content nor sources have moved since the latest version, that one is the answer. All is stored in one
    /// transaction, if this process still has the operation, so that it ends once.
    /// </summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.ReportNotDefined"/>, <see cref="ReportingReason.SourceUnavailable"/>,
    /// <see cref="ReportingReason.BindingUnresolved"/>, <see cref="ReportingReason.MeasureUnresolved"/>.
    /// </exception>
    public async Task ComposeAsync(ComposeReportRequest request, Guid operation, SourceCall call, ComposeProgress progress)
    {
        var key = new ReportKey(request.Forbund, RequestPeriod.Read(request.Period), request.Insats);
        var definition = await DefinitionAsync(key, call.CancellationToken);
        var layout = StoredLayout.Read(definition);
        var draft = await tables.ComposeAsync(definition, layout, call, progress);
        draft.RefuseHoles();
        await progress.TellAsync(Checking, 0, 1);
        var report = await CheckAsync(layout, draft, call);
        await progress.TellAsync(Saving, 0, 1);
        await StoreAsync(request, operation, layout, draft with { Draft = draft.Draft with { Report = report } }, call.CancellationToken);
    }

    /// <summary>The definition of a report.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.ReportNotDefined"/>.</exception>
    public async Task<ReportDefinition> DefinitionAsync(ReportKey key, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await DefinitionStore.FindAsync(connection, key, cancellationToken)
            ?? throw new RefusedException(new Refusal(
                ReportingReason.ReportNotDefined,
                "period",
                $"Det finns ingen rapport för {key.Period.From:yyyy-MM-dd} – {key.Period.To:yyyy-MM-dd}.",
                "en period vars rapport har lästs in"));
    }

    private async Task<ComposedReport> CheckAsync(Layout layout, SourcedDraft draft, SourceCall call)
    {
        var report = draft.Draft.Report;
        var ledger = draft.Sources.FirstOrDefault(mark => mark.Source == SourceMark.Ledger);
        return report with
        {
            GoalHistories = GoalHistories.Of(report.Definition.Goals, await EarlierAsync(report.Definition, call.CancellationToken)),
            Checks = [.. await statements.VerifyAsync(report.Definition, layout, ledger, call), .. ReportChecks.Of(report, layout)],
        };
    }

    private async Task<IReadOnlyList<ComposedReport>> EarlierAsync(ReportDefinition definition, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await EarlierReportStore.ReadAsync(connection, definition, cancellationToken);
    }

    private async Task StoreAsync(
        ComposeReportRequest request,
        Guid operation,
        Layout layout,
        SourcedDraft draft,
        CancellationToken cancellationToken)
    {
        var report = draft.Draft.Report;
        var definition = report.Definition;
        var document = ReportJson.Write(report);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await LeaseStore.EndAsync(connection, transaction, request.Forbund, operation, running.Holder))
        {
            return;
        }

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
        await OperationStore.TellAsync(connection, request.Forbund, operation, Saving, 1, 1);
        await OperationStore.EndAsync(connection, transaction, request.Forbund, operation, composed.Version, null);
        await transaction.CommitAsync(cancellationToken);
    }
}
