using System.ComponentModel.DataAnnotations;

namespace Finsam.Gateway.Limits;

/// <summary>How much one caller may ask for: environment variables <c>Finsam__Limits__…</c>, checked at start.</summary>
internal sealed class LimitOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Limits";

    private const int Highest = 1_000_000;

    /// <summary>Calls a second of one client, in the long run.</summary>
    [Range(1, Highest)]
    public int ClientCallsPerSecond { get; init; } = 10_000;

    /// <summary>Calls that a client may make at once after a rest.</summary>
    [Range(1, Highest)]
    public int ClientBurst { get; init; } = 20_000;

    /// <summary>Calls a second of all clients of one förbund, in the long run.</summary>
    [Range(1, Highest)]
    public int ForbundCallsPerSecond { get; init; } = 20_000;

    /// <summary>Calls that a förbund's clients may make at once after a rest.</summary>
    [Range(1, Highest)]
    public int ForbundBurst { get; init; } = 40_000;

    /// <summary>Calls of one client under way at the same time, streams among them.</summary>
    [Range(1, Highest)]
    public int ClientCallsUnderWay { get; init; } = 500;

    /// <summary>Tokens that one address may have refused in a minute.</summary>
    [Range(1, Highest)]
    public int RefusedTokensPerMinute { get; init; } = 1_000;

    /// <summary>Calls without a token that one address may make in a minute, to methods that ask for none.</summary>
    [Range(1, Highest)]
    public int PublicCallsPerMinute { get; init; } = 600;

    /// <summary>Connections at the same time; more are closed at once. Each takes a file descriptor, and some 50 kB.</summary>
    [Range(1, Highest)]
    public int Connections { get; init; } = 16_000;
}
