using System.Threading.Channels;
using Dapper;
using Finsam.Postgres.Tenancy;

namespace Finsam.Messaging;

/// <summary>Rings when something has been put in the outbox; once, however much has been put there since it was heard.</summary>
public sealed class OutboxBell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Rings after a commit. For transactions that come many at once: a NOTIFY within them holds a lock of the whole cluster until they are
    /// durable, so that they could only become so one after another, and one after them takes a transaction of its own.
    /// </summary>
    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Listens for the notifications of those who put something there. Never ends by itself.</summary>
    internal async Task ListenAsync(TenantDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        await connection.ExecuteAsync($"listen {Outbox.Channel}");
        while (true)
        {
            Ring();
            await connection.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Returns when it rings, or when so much time has passed.</summary>
    internal async Task HearAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(longest);
        try
        {
            await rung.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
