using Finsam.Gateway.Hosting;

namespace Finsam.Gateway.Instances;

/// <summary>A request's body that keeps what was read of it, up to a limit, so that it can be sent once more.</summary>
internal sealed class KeptBody(Stream source) : BodyStream
{
    /// <summary>Most bytes kept of a body: a call with more is a file's, and is sent once.</summary>
    public const int MostKept = 64 * 1024;

    private readonly MemoryStream _kept = new();
    private bool _isTooLong;

    /// <summary>True while all that was read is still there.</summary>
    public bool CanBeSentAgain => !_isTooLong;

    /// <summary>Lets the next reader begin with the first byte.</summary>
    public void Rewind() => _kept.Position = 0;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_kept.Position < _kept.Length)
        {
            return _kept.Read(buffer.Span);
        }

        var count = await source.ReadAsync(buffer, cancellationToken);
        if (!_isTooLong && _kept.Length + count <= MostKept)
        {
            _kept.Write(buffer.Span[..count]);
        }
        else if (!_isTooLong)
        {
            _isTooLong = true;
            _kept.SetLength(0);
            _kept.Capacity = 0;
        }

        return count;
    }
}
