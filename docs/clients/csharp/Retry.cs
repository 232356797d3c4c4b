using Grpc.Core;

namespace Finsam.Register;

/// <summary>
/// Sends again when no answer came. What was sent may have been carried out all the same: its <c>request_id</c> keeps it from being done twice.
/// </summary>
internal static class Retry
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(16);

    /// <summary>Sends until there is an answer, whether it is yes or no.</summary>
    /// <exception cref="RpcException">The answer is no, or none came to the last attempt.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> send)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await send();
            }
            catch (RpcException error) when (IsTransient(error.StatusCode) && attempt < MostAttempts)
            {
                // Spread out, so that all who lost their answers at once don't come back at once.
                var wait = pause * (0.5 + (Random.Shared.NextDouble() / 2));
                Console.Error.WriteLine($"Inget svar ({error.StatusCode}). Försöker igen om {wait.TotalSeconds:0.0} s med samma request_id.");
                await Task.Delay(wait);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    // ABORTED: a concurrent change was in the way, or the same request is being carried out at this moment.
    private static bool IsTransient(StatusCode code) => code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted;
}
