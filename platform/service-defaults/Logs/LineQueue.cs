using System.Buffers;

namespace Finsam.ServiceDefaults.Logs;

/// <summary>
/// Lines on their way to a stream. A thread of its own writes all that has come within a hundredth of a second at once, so that a line costs its caller
/// a copy, and no system call or thread woken. Who comes when the queue is full waits.
/// </summary>
internal sealed class LineQueue : IDisposable
{
    private const int MostBytesWaiting = 1024 * 1024;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    // Monitor's waiting and waking needs an object of the old kind.
    private readonly object _gate = new();
    private readonly Stream _target;
    private readonly Thread _writer;
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _leaving = new();
    private bool _isOver;

    /// <param name="target">Where they go.</param>
    public LineQueue(Stream target)
    {
        _target = target;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "log" };
        _writer.Start();
    }

    /// <summary>Adds a line, which ends with its line feed. One that comes after the end is lost.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            while (_waiting.WrittenCount >= MostBytesWaiting && !_isOver)
            {
                Monitor.Wait(_gate);
            }

            if (!_isOver)
            {
                var wasEmpty = _waiting.WrittenCount == 0;
                _waiting.Write(line);
                if (wasEmpty)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }

        _writer.Join();
    }

    private void WriteAll()
    {
        while (true)
        {
            lock (_gate)
            {
                while (_waiting.WrittenCount == 0 && !_isOver)
                {
                    Monitor.Wait(_gate);
                }

                if (_waiting.WrittenCount == 0)
                {
                    return;
                }
            }

            if (!Volatile.Read(ref _isOver))
            {
                Thread.Sleep(Gathering);
            }

            lock (_gate)
            {
                (_waiting, _leaving) = (_leaving, _waiting);
                Monitor.PulseAll(_gate);
            }

            try
            {
                _target.Write(_leaving.WrittenSpan);
            }
            catch (IOException)
            {
                // Nobody reads any more; the service goes on.
            }

            _leaving.ResetWrittenCount();
        }
    }
}
