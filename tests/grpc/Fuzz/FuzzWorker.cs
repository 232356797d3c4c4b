using System.Collections.Concurrent;

namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>Sends wrong requests over one connection after another, many streams at a time.</summary>
internal sealed class FuzzWorker(Uri address, int seed, ConcurrentDictionary<string, int> answered)
{
    private const int MostWaitedFor = 40;
    private const int MostLeftOpen = 20;
    private const int BatchBytes = 8 * 1024;
    private const int LargestResetCode = 14;
    private const int BrokenFrameEvery = 1_000;
    private const int LongestBrokenFrame = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(seed);
    private readonly FrameWriter _frames = new();
    private readonly Queue<(FuzzRequest Request, int Number, Task<bool> End)> _waitedFor = [];
    private readonly Queue<int> _leftOpen = [];
    private RawConnection? _connection;

    /// <summary>Sends so many. Fails when a request that was whole gets no end, naming the seed and which request it was.</summary>
    public async Task RunAsync(int count)
    {
        var mutations = new Mutations(_random);
        for (var number = 0; number < count; number++)
        {
            if (_connection is null or { IsClosed: true })
            {
                await ReplaceConnectionAsync();
            }

            Write(mutations.Next(), number);
            if (_random.Next(BrokenFrameEvery) == 0)
            {
                await BreakConnectionAsync();
            }
            else if (_frames.Written.Length > BatchBytes || _waitedFor.Count > MostWaitedFor)
            {
                await SendAsync();
                await WaitUntilAsync(MostWaitedFor / 2);
            }
        }

        await SendAsync();
        await WaitUntilAsync(0);
        _connection?.Dispose();
    }

    private async Task ReplaceConnectionAsync()
    {
        _connection?.Dispose();
        await WaitUntilAsync(0);
        _leftOpen.Clear();
        _frames.Clear();
        _connection = await RawConnection.OpenAsync(address);
    }

    private async Task BreakConnectionAsync()
    {
        await SendAsync();
        await WaitUntilAsync(0);
        var payload = new byte[_random.Next(LongestBrokenFrame)];
        _random.NextBytes(payload);
        _frames.Frame((byte)_random.Next(12), (byte)_random.Next(256), _random.Next(4), payload);
        await SendAsync();
        _connection!.Dispose();
        _connection = null;
    }

    private void Write(FuzzRequest request, int number)
    {
        var stream = _connection!.NextStream();
        var ends = request.Ending == FuzzEnding.EndStream;
        if (ends)
        {
            _waitedFor.Enqueue((request, number, _connection.EndOf(stream)));
        }

        _frames.Request(stream, request.Headers, ends && request.Body is null);
        if (request.Body is { } body)
        {
            var cut = _random.Next(body.Length + 1);
            if (cut > 0)
            {
                _frames.Body(stream, body.AsSpan(0, cut), endsStream: false);
            }

            _frames.Body(stream, body.AsSpan(cut), ends);
        }

        switch (request.Ending)
        {
            case FuzzEnding.Reset:
                _frames.Reset(stream, _random.Next(LargestResetCode));
                break;
            case FuzzEnding.ResetLater:
                _leftOpen.Enqueue(stream);
                if (_leftOpen.Count > MostLeftOpen)
                {
                    _frames.Reset(_leftOpen.Dequeue(), _random.Next(LargestResetCode));
                }

                break;
        }
    }

    private async Task SendAsync()
    {
        if (_connection is not null)
        {
            await _connection.SendAsync(_frames.Written);
        }

        _frames.Clear();
    }

    private async Task WaitUntilAsync(int most)
    {
        while (_waitedFor.Count > most)
        {
            var (request, number, end) = _waitedFor.Dequeue();
            try
            {
                if (await end.WaitAsync(Patience))
                {
                    answered.AddOrUpdate(request.Kind, 1, (_, count) => count + 1);
                }
            }
            catch (TimeoutException)
            {
                Assert.Fail($"Seed {seed}, request {number} ({request.Kind}) gets no end.");
            }
        }
    }
}
