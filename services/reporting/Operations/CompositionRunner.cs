using Finsam.Postgres.Tenancy;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Microsoft.Extensions.Hosting;

namespace Finsam.Reporting.Operations;

/// <summary>Runs compositions that were begun, whoever follows them; few at a time, for each asks the sources for a whole report.</summary>
internal sealed partial class CompositionRunner(
    TenantDataSource dataSource,
    CompositionStep step,
    SealedAuthorization authorization,
    RunningOperations running,
    OperationBell bell,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<CompositionRunner> logger) : IDisposable
{
    /// <summary>How long a process is believed to live after it was last heard of.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(12);

    private const int MostAtOnce = 4;

    // What no process gets through will not be got through by one more.
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestComposition = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _places = new(MostAtOnce, MostAtOnce);

    /// <summary>Starts an operation whose lease this process holds. It goes on by itself.</summary>
    public void Start(string forbund, Guid id)
    {
        var source = running.Enter(id, LongestComposition);
        _ = Task.Run(() => RunAsync(forbund, id, source.Token));
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task RunAsync(string forbund, Guid id, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                await ComposeAsync(forbund, id, cancellationToken);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (Exception error) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The lease runs out, and whoever takes the operation up finds what there is.
            LogLeft(id, error.Message);
        }
        catch (Exception error)
        {
            LogStopped(id, error.Message);
        }
        finally
        {
            running.Leave(id);
            bell.Ring();
        }
    }

    private async Task ComposeAsync(string forbund, Guid id, CancellationToken cancellationToken)
    {
        ComposeReportRequest request;
        SourceCall call;
        await using (var connection = await dataSource.OpenConnectionAsync(cancellationToken))
        {
            if (await OperationStore.FindAsync(connection, forbund, id, cancellationToken) is not { } operation
                || await OperationStore.TakeUpAsync(connection, forbund, id) is not { } taken)
            {
                return;
            }

            request = ComposeReportRequest.Parser.ParseFrom(operation.Request);
            if (taken.Attempts > MostAttempts || authorization.Open(taken.Authorization, id) is not { } header)
            {
                await FailAsync(forbund, id, OperationFailure.Of(OperationFailure.AuthorizationExpired()));
                return;
            }

            call = new SourceCall(header, (time.GetUtcNow() + LongestComposition).UtcDateTime, cancellationToken);
        }

        using var progress = new ComposeProgress(told => TellAsync(forbund, id, told));
        try
        {
            await step.ComposeAsync(request, id, call, progress);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            if (error is not (Refusals.RefusedException or Grpc.Core.RpcException))
            {
                LogFailed(error, id);
            }

            await FailAsync(forbund, id, OperationFailure.Of(error));
        }
    }

    private async Task TellAsync(string forbund, Guid id, Common.V1.Progress told)
    {
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        await OperationStore.TellAsync(connection, forbund, id, told.Stage, told.Done, told.Total);
        bell.Ring();
    }

    private async Task FailAsync(string forbund, Guid id, OperationFailure failure)
    {
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        if (await LeaseStore.EndAsync(connection, transaction, forbund, id, running.Holder))
        {
            await OperationStore.EndAsync(connection, transaction, forbund, id, null, OperationFailure.Write(failure));
            await transaction.CommitAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Composition {Id} failed")]
    private partial void LogFailed(Exception error, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Composition {Id} was left: {Reason}")]
    private partial void LogLeft(Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Composition {Id} is left for the next process: {Reason}")]
    private partial void LogStopped(Guid id, string reason);
}
