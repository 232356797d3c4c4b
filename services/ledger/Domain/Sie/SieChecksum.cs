namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// The checksum of #KSUMMA (SIE 4B chapter 10): CRC-32 with the reflected polynomial EDB88320, as in zlib, over the bytes of labels and
/// fields, without what separates them, quotes and braces.
/// </summary>
internal struct SieChecksum
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = MakeTable();
    private uint inverted;

    /// <summary>The checksum of what has been added.</summary>
    public readonly uint Value => inverted;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~inverted;
        foreach (var value in bytes)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        inverted = ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ Polynomial;
            }

            table[i] = entry;
        }

        return table;
    }
}
