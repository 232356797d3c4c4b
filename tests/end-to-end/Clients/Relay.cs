using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>A line between an app and the gateway that can lose answers: it passes bytes on and sees nothing of what is in them.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Line> _lines = [];
    private readonly Uri _target;

    private Relay(Uri target) => _target = target;

    /// <summary>Address of the gateway through it.</summary>
    public Uri Address => new UriBuilder(_target) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    /// <summary>Starts it on a free loopback port.</summary>
    public static Relay To(Uri target)
    {
        var relay = new Relay(target);
        relay._listener.Start();
        _ = relay.AcceptAsync();
        return relay;
    }

    /// <summary>Throws away what comes back on the lines that there are.</summary>
    public void LoseAnswers()
    {
        foreach (var line in _lines)
        {
            line.LosesAnswers = true;
        }
    }

    /// <summary>Cuts the lines that there are; new ones pass everything on.</summary>
    public void Cut()
    {
        foreach (var line in _lines)
        {
            line.Dispose();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var line = new Line(await _listener.AcceptTcpClientAsync(), new TcpClient());
                _lines.Add(line);
                _ = line.CarryAsync(_target);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private sealed class Line(TcpClient app, TcpClient gateway) : IDisposable
    {
        public volatile bool LosesAnswers;

        public async Task CarryAsync(Uri target)
        {
            try
            {
                await gateway.ConnectAsync(IPAddress.Loopback, target.Port);
                await Task.WhenAny(CarryAsync(app, gateway, () => false), CarryAsync(gateway, app, () => LosesAnswers)).Unwrap();
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, from here or from either end.
            }
            finally
            {
                Dispose();
            }
        }

        public void Dispose()
        {
            app.Dispose();
            gateway.Dispose();
        }

        private static async Task CarryAsync(TcpClient from, TcpClient to, Func<bool> loses)
        {
            var (source, sink, buffer) = (from.GetStream(), to.GetStream(), new byte[16 * 1024]);
            while (await source.ReadAsync(buffer) is > 0 and var count)
            {
                if (!loses())
                {
                    await sink.WriteAsync(buffer.AsMemory(0, count));
                }
            }
        }
    }
}
