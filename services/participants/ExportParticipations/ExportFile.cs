using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Finsam.Participants.ExportParticipations;

/// <summary>Writes a participations file a part at a time: UTF-8, semicolons, a header row.</summary>
internal sealed class ExportFile : IDisposable
{
    private readonly MemoryStream _part = new();
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IReadOnlyList<string> _columns;
    private readonly CsvWriter _csv;

    /// <summary>Begins a file with its header row.</summary>
    public ExportFile(IReadOnlyList<string> columns)
    {
        _columns = columns;
        _csv = new CsvWriter(
            new StreamWriter(_part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" });
        Write(columns);
    }

    /// <summary>Bytes that have been taken.</summary>
    public long Length { get; private set; }

    /// <summary>Hash of the bytes that have been taken, hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    /// <summary>Writes a row.</summary>
    public void Write(ExportedParticipation row) => Write(_columns.Select(column => ExportColumns.Value(column, row)));

    /// <summary>What has been written since it was last taken.</summary>
    public byte[] Take()
    {
        _csv.Flush();
        var bytes = _part.ToArray();
        _part.SetLength(0);
        _sha256.AppendData(bytes);
        Length += bytes.Length;
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _sha256.Dispose();
    }

    private void Write(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }

        _csv.NextRecord();
    }
}
