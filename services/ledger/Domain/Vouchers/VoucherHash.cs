using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Domain.Vouchers;

/// <summary>
/// SHA-256 of a voucher. The content hash tells whether two vouchers say the same; the chain hash binds a voucher to the one before it, so
/// that a row changed behind the program's back no longer gives the hashes that are stored. Every text goes in with its length, so that
/// no two vouchers write the same bytes. An instance serves one caller at a time.
/// </summary>
internal sealed class VoucherHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>How vouchers are hashed now: with their details.</summary>
    public const int CurrentVersion = 2;

    // What is hashed is gathered first: a hash of many small parts costs more than the parts.
    private readonly ArrayBufferWriter<byte> bytes = new(512);

    /// <summary>What comes before a förbund's first voucher: zeros.</summary>
    public static byte[] Origin => new byte[Size];

    /// <summary>Hash of what the voucher says: date, text and rows.</summary>
    public byte[] Content(DateOnly date, string text, IReadOnlyList<VoucherRow> rows)
    {
        Add(date);
        Add(text);
        Add(rows.Count);
        foreach (var row in rows)
        {
            Add(row.Account);
            Add(row.Project);
            Add(row.AmountOre);
            Add(row.Date);
            Add(row.Text);
            Add(row.OtherObjects?.Count ?? 0);
            foreach (var (dimension, code) in row.OtherObjects ?? [])
            {
                Add(dimension);
                Add(code);
            }
        }

        return Hash();
    }

    /// <summary>
    /// Hash of what a voucher has besides, which does not make it another one when a file is imported again: counterparty, signatures,
    /// quantities, and changes after it was registered elsewhere. Null when it has nothing of these.
    /// </summary>
    public byte[]? Details(Voucher voucher)
    {
        if (voucher is { Counterparty: "", Signature: "", Changes.Count: 0 }
            && voucher.Rows.All(row => row is { Quantity: null, Signature: "" }))
        {
            return null;
        }

        Add(voucher.Counterparty);
        Add(voucher.Signature);
        Add(voucher.Rows.Count);
        foreach (var row in voucher.Rows)
        {
            Add(row.Quantity);
            Add(row.Signature);
        }

        Add(voucher.Changes.Count);
        foreach (var (beforeRow, isAdded, row) in voucher.Changes)
        {
            Add(beforeRow);
            Add(isAdded ? 1 : 0);
            Add(row);
        }

        return Hash();
    }

    /// <summary>Hash of the voucher's place and content after the one before it.</summary>
    /// <param name="previous">Hash of the voucher before.</param>
    /// <param name="forbund">Slug.</param>
    /// <param name="voucherId">Place in the chain.</param>
    /// <param name="voucher">The voucher.</param>
    /// <param name="content">Hash of what it says.</param>
    /// <param name="details">Hash of what it has besides; null when it has nothing.</param>
    /// <param name="version">How it is hashed; 1 leaves the details out.</param>
    public byte[] Chained(
        byte[] previous, string forbund, long voucherId, Voucher voucher, byte[] content, byte[]? details, int version = CurrentVersion)
    {
        bytes.Write(previous);
        Add(forbund);
        Add(voucherId);
        Add(voucher.FiscalYear);
        Add(voucher.Series);
        Add(voucher.Number);
        Add(voucher.Registered ?? DateOnly.MinValue);
        bytes.Write(content);
        if (version > 1)
        {
            Add(version);
            bytes.Write(details ?? Origin);
        }

        return Hash();
    }

    private byte[] Hash()
    {
        var hash = SHA256.HashData(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
        return hash;
    }

    private void Add(SieTransaction row)
    {
        var objects = SieObjects.List(row.Project, row.OtherObjects);
        Add(row.Account);
        Add(objects.Length);
        foreach (var part in objects)
        {
            Add(part);
        }

        Add(row.AmountOre);
        Add(row.Date ?? DateOnly.MinValue);
        Add(row.Text);
        Add(row.Quantity);
        Add(row.Signature);
    }

    private void Add(decimal? quantity) => Add(Quantity.Print(quantity));

    private void Add(DateOnly date) => Add(date.DayNumber);

    private void Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    private void Add(string text)
    {
        Add(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
