using System.Buffers.Binary;
using System.Text;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>The colour space sRGB as an ICC profile, version 4.3 (ICC.1:2010): primaries and curve of IEC 61966-2-1, adapted to D50.</summary>
internal static class SrgbProfile
{
    private const int HeaderBytes = 128;
    private const int TagBytes = 12;

    /// <summary>The profile.</summary>
    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Signature, byte[] Data)[] tags =
        [
            ("desc", Localised("sRGB")),
            ("cprt", Localised("CC0")),
            ("wtpt", Numbers("XYZ ", 0.9642, 1, 0.8249)),
            ("chad", Numbers("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)),
            ("rXYZ", Numbers("XYZ ", 0.43604, 0.22249, 0.01392)),
            ("gXYZ", Numbers("XYZ ", 0.38512, 0.71690, 0.09706)),
            ("bXYZ", Numbers("XYZ ", 0.14305, 0.06061, 0.71393)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var table = new byte[4 + (tags.Length * TagBytes)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        using var data = new MemoryStream();
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = table.AsSpan(4 + (i * TagBytes));
            Encoding.ASCII.GetBytes(tags[i].Signature, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], HeaderBytes + table.Length + (int)data.Position);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
            data.Write(tags[i].Data);
            data.Write(new byte[-tags[i].Data.Length & 3]);
        }

        return [.. Header(HeaderBytes + table.Length + (int)data.Length), .. table, .. data.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x0430_0000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        short[] made = [2010, 1, 1, 0, 0, 0];
        for (var i = 0; i < made.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), made[i]);
        }

        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Fixed([0.9642, 1, 0.8249], header.AsSpan(68));
        return header;
    }

    private static byte[] Localised(string text)
    {
        var data = new byte[28 + (2 * text.Length)];
        Encoding.ASCII.GetBytes("mluc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), TagBytes);
        Encoding.ASCII.GetBytes("enUS", data.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(text, data.AsSpan(28));
        return data;
    }

    // Type 3: (ax + b)^g from d on, cx below.
    private static byte[] Curve()
    {
        var data = new byte[12 + (4 * 5)];
        Encoding.ASCII.GetBytes("para", data);
        data[9] = 3;
        Fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045], data.AsSpan(12));
        return data;
    }

    private static byte[] Numbers(string type, params double[] numbers)
    {
        var data = new byte[8 + (4 * numbers.Length)];
        Encoding.ASCII.GetBytes(type, data);
        Fixed(numbers, data.AsSpan(8));
        return data;
    }

    private static void Fixed(double[] numbers, Span<byte> data)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(data[(4 * i)..], (int)Math.Round(numbers[i] * 65536));
        }
    }
}
