using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Finsam.Interop.Tests.Wire;

/// <summary>
/// The compressed flags of the messages that passed, in order. No gRPC API shows them, and the compression cases are about nothing else.
/// </summary>
internal sealed class MessageFlags
{
    private readonly ConcurrentQueue<bool> _flags = new();

    /// <summary>
    /// Takes the flag of the next message that passed; true when it was compressed. False as well when none was noted: only bodies with a
    /// <c>grpc-encoding</c> are, and without one a compressed message is an error.
    /// </summary>
    public bool Take() => _flags.TryDequeue(out var isCompressed) && isCompressed;

    /// <summary>A body that notes the flags of its messages while it is read.</summary>
    public Stream Note(Stream body) => new NotingStream(body, _flags);

    /// <summary>Follows PROTOCOL-HTTP2 "Length-Prefixed-Message → Compressed-Flag Message-Length Message".</summary>
    private sealed class NotingStream(Stream body, ConcurrentQueue<bool> flags) : Stream
    {
        private readonly byte[] _prefix = new byte[5];
        private int _prefixBytes;
        private uint _bytesLeft;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Pass(buffer.AsSpan(offset, body.Read(buffer, offset, count)));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            return Pass(buffer.Span[..read]);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                body.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Pass(ReadOnlySpan<byte> bytes)
        {
            for (var rest = bytes; rest.Length > 0;)
            {
                if (_bytesLeft > 0)
                {
                    var skipped = (int)Math.Min(_bytesLeft, rest.Length);
                    _bytesLeft -= (uint)skipped;
                    rest = rest[skipped..];
                    continue;
                }

                _prefix[_prefixBytes++] = rest[0];
                rest = rest[1..];
                if (_prefixBytes == _prefix.Length)
                {
                    flags.Enqueue(_prefix[0] == 1);
                    _bytesLeft = BinaryPrimitives.ReadUInt32BigEndian(_prefix.AsSpan(1));
                    _prefixBytes = 0;
                }
            }

            return bytes.Length;
        }
    }
}
