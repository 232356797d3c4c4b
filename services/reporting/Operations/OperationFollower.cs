using Finsam.Common.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using CompositionOperation = Finsam.Reporting.Domain.CompositionOperation;

namespace Finsam.Reporting.Operations;

/// <summary>Follows operations to their end, from whatever connection and process.</summary>
internal sealed class OperationFollower(TenantDataSource dataSource, RequestLog requests, OperationBell bell)
{
    // What moves in another process is seen after this at the latest.
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    /// <summary>Tells each step that is seen, and gives what was composed. Leaving does not stop the operation.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.OperationNotFound"/>, or what the operation ended with.</exception>
    public async Task<Composition> FollowAsync(string forbund, Guid id, Func<Progress, Task> tell, CancellationToken cancellationToken)
    {
        Progress? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var moved = bell.HearAsync(PollInterval, cancellationToken);
            var operation = await FindAsync(forbund, id, cancellationToken);
            var progress = new Progress { Stage = operation.Stage, Done = operation.Done, Total = operation.Total };
            if (!progress.Equals(last))
            {
                await tell(progress);
                last = progress;
            }

            switch (operation)
            {
                case { State: "running" }:
                    await moved;
                    break;
                case { Failure: { } failure }:
                    throw OperationFailure.Read(failure);
                default:
                    var request = ComposeReportRequest.Parser.ParseFrom(operation.Request);
                    return await requests.FindAsync<Composition>(
                        forbund, request.RequestId, nameof(ComposeReport), request, cancellationToken)
                        ?? throw new InvalidOperationException("An operation has ended without an answer.");
            }
        }
    }

    /// <summary>An operation as it stands.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.OperationNotFound"/>.</exception>
    public async Task<CompositionOperation> FindAsync(string forbund, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await OperationStore.FindAsync(connection, forbund, id, cancellationToken) ?? throw NotFound(id.ToString());
    }

    /// <summary>The refusal of an operation that is not there.</summary>
    public static RefusedException NotFound(string id) => new(new Refusal(
        ReportingReason.OperationNotFound, "operation", $"Sammanställningen \"{id}\" finns inte.", "det id som ComposeReport gav"));
}
