using System.ComponentModel.DataAnnotations;

namespace Finsam.Participants.Retention;

/// <summary>How often the service removes identities by itself: environment variables <c>Finsam__Retention__…</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Finsam:Retention";

    /// <summary>Time between two passes over all förbund; a day where nothing is said.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(1);
}
