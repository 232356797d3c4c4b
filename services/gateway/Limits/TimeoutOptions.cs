using System.ComponentModel.DataAnnotations;
using Finsam.Gateway.Routing;

namespace Finsam.Gateway.Limits;

/// <summary>How long a call may take: environment variables <c>Finsam__Timeouts__…</c>, checked at start.</summary>
internal sealed class TimeoutOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Timeouts";

    private const string Shortest = "00:00:01";
    private const string Longest = "1.00:00:00";

    /// <summary>A call with one answer.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Short { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A stream, a file, or work that grows with the books: import, export, computing, composing, rendering, verifying.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Long { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Most that a call of a method may take.</summary>
    public TimeSpan Of(CalledMethod method) => method.IsLong ? Long : Short;
}
