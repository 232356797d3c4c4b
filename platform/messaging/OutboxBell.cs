using System.Threading.Channels;
using Dapper;
using Finsam.Postgres.Tenancy;

namespace Finsam.Messaging;

/// <summary>Rings when something has been put in the outbox; once, however much has been put there since it was heard.</summary>
internal sealed class OutboxBell(TenantDataSource dataSource)
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Listens for the notifications of those who put something there. Never ends by itself.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        await connection.ExecuteAsync($"listen {Outbox.Channel}");
        while (true)
        {
            rung.Writer.TryWrite(true);
            await connection.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Returns when it rings, or when so much time has passed.</summary>
    public async Task HearAsync(TimeSpan longest, CancellationToken cancellationToken)
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
