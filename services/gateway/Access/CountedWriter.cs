using System.IO.Pipelines;

namespace Finsam.Gateway.Access;

/// <summary>A pipe to write to that counts the bytes written.</summary>
internal sealed class CountedWriter(PipeWriter target) : PipeWriter
{
    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => target.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => target.UnflushedBytes;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        Bytes += bytes;
        target.Advance(bytes);
    }

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => target.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => target.GetSpan(sizeHint);

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => target.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => target.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => target.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => target.CompleteAsync(exception);
}
