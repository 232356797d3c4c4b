using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Google.Protobuf;

namespace Finsam.Ledger.Journals;

/// <summary>Writes CSV as a Swedish Excel opens it, and sends it in chunks: memory stays flat however long the file is.</summary>
/// <param name="send">Takes the next bytes of the file.</param>
internal sealed class CsvChunks(Func<ByteString, Task> send) : IDisposable
{
    private const int ChunkBytes = 64 * 1024;
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };
    private readonly MemoryStream buffer = new();
    private CsvWriter? writer;

    /// <summary>The name of a journal's file.</summary>
    public static string FileName(string forbund, string journal, string from, string to) => $"{forbund}-{journal}-{from}-{to}.csv";

    /// <summary>Adds words of our own, codes, numbers without decimals or days.</summary>
    public CsvChunks Add(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            Writer.WriteField(field);
        }

        return this;
    }

    /// <summary>Adds a text that somebody else wrote, which no program is to take for a formula.</summary>
    public CsvChunks AddText(string text) => Add(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text);

    /// <summary>Adds an amount in kronor.</summary>
    public CsvChunks AddKronor(long ore) => Add((ore / 100m).ToString("0.00", DecimalComma));

    /// <summary>Adds debit and credit, one of them empty.</summary>
    public CsvChunks AddDebitCredit(long ore) => ore >= 0 ? AddKronor(ore).Add("") : Add("").AddKronor(-ore);

    /// <summary>Ends a row.</summary>
    public async Task EndRowAsync()
    {
        await Writer.NextRecordAsync();
        await Writer.FlushAsync();
        if (buffer.Length >= ChunkBytes)
        {
            await SendAsync();
        }
    }

    /// <summary>Sends what is left.</summary>
    public async Task SendAsync()
    {
        if (buffer.Length > 0)
        {
            await send(ByteString.CopyFrom(buffer.GetBuffer(), 0, (int)buffer.Length));
            buffer.SetLength(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer?.Dispose();
        buffer.Dispose();
    }

    private CsvWriter Writer => writer ??= new CsvWriter(
        new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
        new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" });
}
