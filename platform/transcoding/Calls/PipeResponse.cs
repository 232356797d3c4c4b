using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Transcoding.Calls;

/// <summary>The response of a call within the process: headers, trailers, and a body that goes into a pipe.</summary>
internal sealed class PipeResponse : HttpResponseFeature, IHttpResponseBodyFeature, IHttpResponseTrailersFeature, IHttpResetFeature
{
    private readonly Pipe _pipe = new();
    private readonly StartingWriter _writer;
    private bool _hasStarted;

    public PipeResponse() => _writer = new StartingWriter(_pipe.Writer, () => _hasStarted = true);

    /// <summary>Where the body is read.</summary>
    public PipeReader Output => _pipe.Reader;

    public override bool HasStarted => _hasStarted;

    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

    public PipeWriter Writer => _writer;

    Stream IHttpResponseBodyFeature.Stream => Writer.AsStream();

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        _hasStarted = true;
        return Task.CompletedTask;
    }

    public async Task CompleteAsync()
    {
        _hasStarted = true;
        await _pipe.Writer.CompleteAsync();
    }

    public void Reset(int errorCode) => _pipe.Writer.Complete(new IOException($"The call was reset with {errorCode}."));

    public void DisableBuffering()
    {
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Notes that the response has started once something is flushed.</summary>
    private sealed class StartingWriter(PipeWriter inner, Action onStart) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            onStart();
            return inner.FlushAsync(cancellationToken);
        }
    }
}
