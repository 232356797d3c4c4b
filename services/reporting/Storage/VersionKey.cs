using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A version's key as parameters of a query.</summary>
internal sealed record VersionKey(string Forbund, DateOnly From, DateOnly To, string Insats, int Version)
{
    /// <summary>The key of a version.</summary>
    public static VersionKey Of(StoredComposition composition) => new(
        composition.Forbund, composition.Period.From, composition.Period.To, composition.Key.Insats, composition.Version);
}
