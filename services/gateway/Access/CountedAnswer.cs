using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Gateway.Access;

/// <summary>An answer's body that counts the bytes sent; in all else the server's own.</summary>
internal sealed class CountedAnswer(IHttpResponseBodyFeature server) : IHttpResponseBodyFeature
{
    private CountedStream? _stream;
    private CountedWriter? _writer;

    /// <summary>Bytes sent so far.</summary>
    public long Bytes => (_stream?.Bytes ?? 0) + (_writer?.Bytes ?? 0);

    /// <inheritdoc/>
    public Stream Stream => _stream ??= new CountedStream(server.Stream);

    /// <inheritdoc/>
    public PipeWriter Writer => _writer ??= new CountedWriter(server.Writer);

    /// <inheritdoc/>
    public void DisableBuffering() => server.DisableBuffering();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => server.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteAsync() => server.CompleteAsync();
}
