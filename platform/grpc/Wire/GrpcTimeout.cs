using System.Globalization;

namespace Grpc.Core.Wire;

/// <summary>PROTOCOL-HTTP2 "Timeout → "grpc-timeout" TimeoutValue TimeoutUnit": at most 8 digits and a unit.</summary>
internal static class GrpcTimeout
{
    private const long LargestValue = 99_999_999;
    private const int NanosecondsPerTick = 100;

    // Timers wait no longer than this; nobody waits for longer either.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(45);

    private static readonly (char Unit, long Ticks)[] SentUnits =
    [
        ('m', TimeSpan.TicksPerMillisecond), ('S', TimeSpan.TicksPerSecond), ('M', TimeSpan.TicksPerMinute), ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>A positive time in the finest unit that it fits in, rounded up, so that it is never sent as 0.</summary>
    public static string Encode(TimeSpan timeout)
    {
        foreach (var (unit, ticks) in SentUnits)
        {
            var value = (timeout.Ticks / ticks) + (timeout.Ticks % ticks > 0 ? 1 : 0);
            if (value <= LargestValue)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
            }
        }

        return $"{LargestValue}H";
    }

    /// <summary>The time; at most 45 days. False when the text is not a timeout.</summary>
    public static bool TryDecode(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > 9
            || !long.TryParse(text.AsSpan()[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        long? ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour,
            'M' => value * TimeSpan.TicksPerMinute,
            'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond,
            'u' => value * TimeSpan.TicksPerMicrosecond,

            // A tick is 100 ns; a time above 0 stays above 0.
            'n' => (value + NanosecondsPerTick - 1) / NanosecondsPerTick,
            _ => null,
        };
        timeout = TimeSpan.FromTicks(Math.Min(ticks ?? 0, Longest.Ticks));
        return ticks is not null;
    }
}
