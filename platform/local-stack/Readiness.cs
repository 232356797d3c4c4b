using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Finsam.LocalStack;

/// <summary>Waits until a part answers.</summary>
internal static class Readiness
{
    private const int LogLinesShown = 15;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <exception cref="StackException">The process ended, or time is up; the message shows the end of its log.</exception>
    public static async Task WaitAsync(
        string name, ProcessIdentity process, string log, TimeSpan timeout, Func<CancellationToken, Task<bool>> ask, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await ask(cancellationToken))
        {
            if (!process.IsAlive)
            {
                throw new StackException($"{name} slutade innan den blev klar. Sist i {log}:\n{Tail(log)}");
            }

            if (clock.Elapsed > timeout)
            {
                throw new StackException($"{name} svarade inte inom {timeout.TotalSeconds:0} s. Sist i {log}:\n{Tail(log)}");
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>True when an address answers 200.</summary>
    public static async Task<bool> IsHealthyAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>True when a broker greets: a connection is answered with Connection.Start (AMQP 0-9-1, section 4.2.2).</summary>
    public static async Task<bool> GreetsAsync(int port, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, timeout.Token);
            await client.GetStream().WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), timeout.Token);
            var frame = new byte[1];
            return await client.GetStream().ReadAsync(frame, timeout.Token) == 1 && frame[0] == 1;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static string Tail(string log) =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(LogLinesShown)) : "(tom)";
}
