namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Ends what was made for one call.</summary>
internal static class Disposal
{
    public static ValueTask OfAsync(object made)
    {
        if (made is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (made as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
