using System.ComponentModel.DataAnnotations;

namespace Finsam.ServiceDefaults.Draining;

/// <summary>How a service stops: environment variables <c>Finsam__Drain__…</c>, checked at start.</summary>
public sealed class DrainOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Drain";

    private const string None = "00:00:00";
    private const string Most = "00:10:00";

    /// <summary>
    /// How long it says that it is not ready, and takes calls all the same, before it stops listening: time for balancers that ask now and then to
    /// notice. The gateway needs none.
    /// </summary>
    [Range(typeof(TimeSpan), None, Most, ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Notice { get; init; } = TimeSpan.Zero;

    /// <summary>How long calls under way may go on after that; what is left then is broken off.</summary>
    [Range(typeof(TimeSpan), None, Most, ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);
}
