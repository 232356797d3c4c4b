using System.Buffers;

namespace Grpc.Core.Wire;

/// <summary>Writes messages with their prefix to an output, without a copy where the marshaller tells the length first.</summary>
internal sealed class MessageEncoder(IBufferWriter<byte> output, int? maxBytes) : SerializationContext
{
    private ArrayBufferWriter<byte>? _unmeasured;
    private int? _length;
    private bool _compresses;

    /// <summary>True when a message broke off after its prefix was written: the stream can only be reset.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>
    /// Writes a message, compressed by gzip or as it is. RESOURCE_EXHAUSTED, with nothing written, when it is over the limit uncompressed.
    /// </summary>
    public void Write<T>(T message, Marshaller<T> marshaller, bool compress = false)
    {
        _compresses = compress;
        _length = null;
        _unmeasured = null;
        marshaller.ContextualSerializer(message, this);
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckSize(payloadLength);
        _length = _compresses ? null : payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (_length is not { } length)
        {
            return _unmeasured ??= new ArrayBufferWriter<byte>();
        }

        if (!IsTorn)
        {
            Frame.WriteHeader(output, length);
            IsTorn = true;
        }

        return output;
    }

    public override void Complete()
    {
        if (_length is null)
        {
            Complete(_unmeasured is null ? [] : _unmeasured.WrittenSpan);
            return;
        }

        if (!IsTorn)
        {
            Frame.WriteHeader(output, _length.Value);
        }

        IsTorn = false;
    }

    public override void Complete(byte[] payload) => Complete(payload.AsSpan());

    private void Complete(ReadOnlySpan<byte> payload)
    {
        CheckSize(payload.Length);
        var sent = _compresses ? GzipMessages.Compress(payload).Span : payload;
        Frame.WriteHeader(output, sent.Length, _compresses);
        output.Write(sent);
    }

    private void CheckSize(int length)
    {
        if (length > maxBytes)
        {
            throw WireErrors.SendingTooLarge(maxBytes.Value);
        }
    }
}
