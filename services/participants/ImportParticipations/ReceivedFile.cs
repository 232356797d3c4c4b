using System.Security.Cryptography;
using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.ImportParticipations;

/// <summary>
/// A file that comes in parts. It waits on disk, so that the förbund is not locked for as long as a slow caller sends, and memory holds no more
/// than a part: encrypted under a key that only this object has, and without a name, so that nothing of it outlives the process.
/// </summary>
internal sealed class ReceivedFile : IDisposable
{
    /// <summary>Most bytes of a file.</summary>
    public const long LargestBytes = 512L * 1024 * 1024;

    private readonly EncodingCheck _encoding = new();
    private readonly IncrementalHash _hash;
    private readonly long _most;
    private readonly Aes _key = Aes.Create();
    private readonly FileStream _file;
    private readonly CryptoStream _encrypted;
    private long _length;

    /// <param name="hash">Hashes it as it comes.</param>
    /// <param name="most">Most bytes that it may have.</param>
    public ReceivedFile(IncrementalHash hash, long most = LargestBytes)
    {
        (_hash, _most) = (hash, most);
        _file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        File.Delete(_file.Name);
        _encrypted = new CryptoStream(_file, _key.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true);
    }

    /// <summary>Adds a part.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.FileTooLong"/>.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        _length += part.Length;
        if (_length > _most)
        {
            throw new RefusedException(new Refusal(ParticipantsReason.FileTooLong, "chunk", "Filen är för stor.", $"högst {_most} byte"));
        }

        _hash.AppendData(part.Span);
        _encoding.Append(part.Span);
        await _encrypted.WriteAsync(part, cancellationToken);
    }

    /// <summary>The file, when all of it has come. It can be read as long as this is not disposed of.</summary>
    public async Task<ImportFile> CompleteAsync(CancellationToken cancellationToken)
    {
        await _encrypted.FlushFinalBlockAsync(cancellationToken);
        return new ImportFile(_hash.GetHashAndReset(), _encoding.Complete(), OpenRead);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encrypted.Dispose();
        _file.Dispose();
        _key.Dispose();
        _hash.Dispose();
    }

    private CryptoStream OpenRead()
    {
        _file.Position = 0;
        return new CryptoStream(_file, _key.CreateDecryptor(), CryptoStreamMode.Read, leaveOpen: true);
    }
}
