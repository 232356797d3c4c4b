using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Operations;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using CompositionOperation = Finsam.Reporting.Domain.CompositionOperation;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Begins a composition and follows it to its end. It goes on when the caller has gone.</summary>
internal sealed class ComposeReportHandler(
    TenantDataSource dataSource,
    RequestLog requests,
    CompositionStep composing,
    CompositionRunner runner,
    RunningOperations running,
    OperationFollower follower,
    SealedAuthorization authorization,
    TimeProvider time)
{
    /// <summary>
    /// Begins, telling the operation's id and how far it has come, or joins the operation that the same request has begun. Where neither
    /// content nor sources have moved since the latest version, that one is the answer.
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
        var operation = "";
        if (composition is null)
        {
            StoredLayout.Read(await composing.DefinitionAsync(key, cancellationToken));
            var id = await BeginAsync(key, request, caller);
            operation = id.ToString();
            composition = await follower.FollowAsync(
                request.Forbund,
                id,
                progress => responses.WriteAsync(new ComposeReportResponse { Operation = operation, Progress = progress }, cancellationToken),
                cancellationToken);
        }

        await responses.WriteAsync(new ComposeReportResponse { Operation = operation, Composition = composition }, cancellationToken);
    }

    // Not given up half-way: what has been begun is kept, and started.
    private async Task<Guid> BeginAsync(ReportKey key, ComposeReportRequest request, Caller caller)
    {
        var asked = new CompositionOperation(
            Guid.CreateVersion7(), key, "running", "Börjar", 0, 0, 0, time.GetUtcNow(), null, null, request.ToByteArray());
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();

        // One that failed before goes on under its first id, which the seal belongs to.
        var before = await OperationStore.FindByRequestAsync(connection, key.Forbund, request.RequestId);
        asked = asked with { Id = before?.Id ?? asked.Id };
        var begun = await OperationStore.BeginAsync(
            connection, transaction, asked, request.RequestId, authorization.Seal(caller.AuthorizationHeader, asked.Id));
        if (begun is { } id)
        {
            await LeaseStore.AddAsync(connection, transaction, key.Forbund, id, running.Holder, CompositionRunner.Lease);
            await transaction.CommitAsync();
            runner.Start(key.Forbund, id);
            return id;
        }

        var joined = await OperationStore.FindByRequestAsync(connection, key.Forbund, request.RequestId);
        return joined is { } same && same.Request.AsSpan().SequenceEqual(asked.Request)
            ? same.Id
            : throw new RefusedException(new Refusal(
                RequestReason.RequestIdReused, "request_id", "request_id har redan använts för en annan begäran.", "ett nytt request_id"));
    }
}
