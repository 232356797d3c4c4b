using System.Globalization;

namespace Finsam.Gateway.Limits;

/// <summary>The header <c>grpc-timeout</c>: at most 8 digits and a unit (grpc/grpc, doc/PROTOCOL-HTTP2.md).</summary>
internal static class GrpcTimeoutHeader
{
    public const string Name = "grpc-timeout";

    private const int MostDigits = 8;

    /// <summary>Reads a value; null when it is not one.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length is < 2 or > MostDigits + 1
            || !int.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return text[^1] switch
        {
            'H' => TimeSpan.FromHours(value),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            'n' => TimeSpan.FromMicroseconds(value / 1000d),
            _ => null,
        };
    }

    /// <summary>Writes a time of a second to a day.</summary>
    public static string Write(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(time.TotalMilliseconds)}m");
}
