namespace Finsam.Gateway.Instances;

/// <summary>A request's body that keeps what was read of it, up to a limit, so that it can be sent once more.</summary>
internal sealed class KeptBody(Stream source) : Stream
{
    /// <summary>Most bytes kept of a body: a call with more is a file's, and is sent once.</summary>
    public const int MostKept = 64 * 1024;

    private readonly MemoryStream _kept = new();
    private bool _isTooLong;

    /// <summary>True while all that was read is still there.</summary>
    public bool CanBeSentAgain => !_isTooLong;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
