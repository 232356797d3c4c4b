using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>Changes to a PDF file, written after it as an incremental update (ISO 32000-1, 7.5.6): what was there stays byte for byte.</summary>
internal sealed class PdfUpdate : IDisposable
{
    private static readonly NameToken LengthName = NameToken.Create("Length");

    private readonly byte[] _original;
    private readonly PdfDocument _document;
    private readonly SortedDictionary<long, IToken> _changed = [];
    private long _next;

    /// <summary>Opens a file.</summary>
    /// <param name="original">A file with a plain cross-reference table, as browsers write it.</param>
    public PdfUpdate(byte[] original)
    {
        _original = original;
        _document = PdfDocument.Open(original, new ParsingOptions { UseLenientParsing = false });
        _next = _document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Max(reference => reference.ObjectNumber) + 1;
    }

    /// <summary>Number of the document's catalog.</summary>
    public IndirectReference Root => _document.Structure.Trailer.Root;

    /// <summary>An object as it stands, changed or not; null for what the file lacks.</summary>
    public IToken Get(IndirectReference reference) =>
        _changed.TryGetValue(reference.ObjectNumber, out var changed) ? changed : _document.Structure.GetObject(reference).Data;

    /// <summary>The token itself, or the object that it refers to.</summary>
    public IToken Resolve(IToken token) => token is IndirectReferenceToken reference ? Get(reference.Data) : token;

    /// <summary>The dictionary that an entry holds or refers to, or null.</summary>
    public DictionaryToken? Dictionary(DictionaryToken dictionary, string name) => Entry(dictionary, name) as DictionaryToken;

    /// <summary>The items of an entry: those of an array, or the one value; none where it is absent.</summary>
    public IReadOnlyList<IToken> Items(DictionaryToken dictionary, string name) => Entry(dictionary, name) switch
    {
        null => [],
        ArrayToken array => array.Data,
        _ => [dictionary.Data[name]],
    };

    /// <summary>What an entry holds or refers to, or null.</summary>
    public IToken? Entry(DictionaryToken dictionary, string name) =>
        dictionary.Data.TryGetValue(name, out var value) ? Resolve(value) : null;

    /// <summary>Puts another object in the place of one.</summary>
    public void Put(IndirectReference reference, IToken token) => _changed[reference.ObjectNumber] = token;

    /// <summary>Adds an object.</summary>
    public IndirectReferenceToken Add(IToken token)
    {
        var reference = new IndirectReference(_next++, 0);
        Put(reference, token);
        return new IndirectReferenceToken(reference);
    }

    /// <summary>The bytes of a stream, its filters undone.</summary>
    public ReadOnlyMemory<byte> Decode(StreamToken stream) =>
        stream.Decode(_document.Structure.FilterProvider, _document.Structure.TokenScanner);

    /// <summary>The file with its changes.</summary>
    /// <param name="information">The information dictionary, put in the place of the file's.</param>
    public byte[] ToBytes(DictionaryToken information)
    {
        var info = _document.Structure.Trailer.Info as IndirectReferenceToken ?? Add(information);
        Put(info.Data, information);
        using var file = new MemoryStream(_original.Length * 2);
        file.Write(_original);
        var offsets = new List<(long Number, long Offset)>();
        foreach (var (number, token) in _changed)
        {
            file.Write("\n"u8);
            offsets.Add((number, file.Position));
            file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
            Write(token, file);
            file.Write("\nendobj"u8);
        }

        // The same content gives the same identifier; both parts are equal in a file that is written once (ISO 32000-1, 14.4).
        var id = new HexToken(Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Position))[..16]));
        file.Write("\n"u8);
        var start = file.Position;
        file.Write(Encoding.ASCII.GetBytes(CrossReferences(offsets)));
        file.Write("trailer\n"u8);
        Write(
            new DictionaryToken(new Dictionary<NameToken, IToken>
            {
                [NameToken.Create("Size")] = new NumericToken(_next),
                [NameToken.Create("Root")] = new IndirectReferenceToken(Root),
                [NameToken.Create("Info")] = info,
                [NameToken.Create("Prev")] = new NumericToken(_document.Structure.XrefOffset),
                [NameToken.Create("ID")] = new ArrayToken([id, id]),
            }),
            file);
        file.Write(Encoding.ASCII.GetBytes($"\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    // The writer takes a stream's dictionary as it is, so the length has to be right before.
    private static void Write(IToken token, MemoryStream file) => TokenWriter.Instance.WriteToken(
        token is StreamToken stream
            ? new StreamToken(stream.StreamDictionary.With(LengthName, new NumericToken(stream.Data.Length)), stream.Data)
            : token,
        file);

    private static string CrossReferences(List<(long Number, long Offset)> offsets)
    {
        var table = new StringBuilder("xref\n");
        for (var i = 0; i < offsets.Count;)
        {
            var end = i + 1;
            while (end < offsets.Count && offsets[end].Number == offsets[end - 1].Number + 1)
            {
                end++;
            }

            table.Append(CultureInfo.InvariantCulture, $"{offsets[i].Number} {end - i}\n");
            for (; i < end; i++)
            {
                table.Append(CultureInfo.InvariantCulture, $"{offsets[i].Offset:D10} 00000 n \n");
            }
        }

        return table.ToString();
    }
}
