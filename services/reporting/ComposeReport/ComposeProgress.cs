using Finsam.Common.V1;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Tells the caller how far a composition has come, one message at a time.</summary>
internal sealed class ComposeProgress(IServerStreamWriter<ComposeReportResponse> responses) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _done;

    /// <summary>Tells of a stage, in Swedish.</summary>
    public async Task TellAsync(string stage, long done, long total)
    {
        await _one.WaitAsync();
        try
        {
            await responses.WriteAsync(new ComposeReportResponse
            {
                Progress = new Progress { Stage = stage, Done = done, Total = total },
            });
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Tells that so many more units of a stage are done.</summary>
    public Task AddAsync(string stage, long more, long total) => TellAsync(stage, Interlocked.Add(ref _done, more), total);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
