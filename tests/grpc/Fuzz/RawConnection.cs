using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>One HTTP/2 connection: writes what it is given, and notes which streams the server has ended.</summary>
internal sealed class RawConnection : IDisposable
{
    private const int RefillBytes = 1024 * 1024;

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<bool>> _streams = [];
    private int _lastStream = -1;

    private RawConnection()
    {
    }

    /// <summary>True once the server has closed the connection, or has said that it will.</summary>
    public bool IsClosed { get; private set; }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(IPAddress.Loopback, address.Port);
        var preface = new FrameWriter();
        preface.Preface();
        await connection.SendAsync(preface.Written);
        _ = connection.ReadAsync();
        return connection;
    }

    public int NextStream() => _lastStream += 2;

    /// <summary>Completes with true when the server ends the stream, with false when the connection closes before.</summary>
    public Task<bool> EndOf(int stream)
    {
        var end = _streams.GetOrAdd(stream, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (IsClosed)
        {
            end.TrySetResult(false);
        }

        return end.Task;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frames)
    {
        await _sending.WaitAsync();
        try
        {
            await _client.GetStream().WriteAsync(frames);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Close();
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        Close();
    }

    private async Task ReadAsync()
    {
        var header = new byte[FrameWriter.HeaderBytes];
        var payload = new byte[FrameWriter.LargestPayload];
        var unacknowledged = 0;
        try
        {
            var stream = _client.GetStream();
            while (true)
            {
                await stream.ReadExactlyAsync(header);
                var length = BinaryPrimitives.ReadInt32BigEndian(header) >>> 8;
                await stream.ReadExactlyAsync(payload.AsMemory(0, length));
                unacknowledged = await TakeAsync(header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)), payload, length, unacknowledged);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Close();
        }
    }

    private async Task<int> TakeAsync(byte type, byte flags, int stream, byte[] payload, int length, int unacknowledged)
    {
        var answer = new FrameWriter();
        switch (type)
        {
            case FrameWriter.Data:
                unacknowledged += length;
                if (length > 0 && _streams.ContainsKey(stream))
                {
                    // Those whose end is waited for are read; the others are the slow readers.
                    answer.Window(stream, length);
                }

                if (unacknowledged > RefillBytes)
                {
                    answer.Window(0, unacknowledged);
                    unacknowledged = 0;
                }

                break;
            case FrameWriter.RstStream:
                End(stream, byServer: true);
                break;
            case FrameWriter.Settings or FrameWriter.Ping when (flags & FrameWriter.Ack) == 0:
                answer.Frame(type, FrameWriter.Ack, 0, type == FrameWriter.Ping ? payload.AsSpan(0, length) : []);
                break;
            case FrameWriter.GoAway:
                IsClosed = true;
                break;
        }

        if (type is FrameWriter.Data or FrameWriter.Headers && (flags & FrameWriter.EndStream) != 0)
        {
            End(stream, byServer: true);
        }

        if (!answer.Written.IsEmpty)
        {
            await SendAsync(answer.Written);
        }

        return unacknowledged;
    }

    private void End(int stream, bool byServer)
    {
        if (_streams.TryRemove(stream, out var end))
        {
            end.TrySetResult(byServer);
        }
    }

    private void Close()
    {
        IsClosed = true;
        foreach (var stream in _streams.Keys)
        {
            End(stream, byServer: false);
        }
    }
}
