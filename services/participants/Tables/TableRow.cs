using Finsam.Participants.Domain;

namespace Finsam.Participants.Tables;

/// <summary>A row that a table is to have.</summary>
/// <param name="Label">Label in print.</param>
/// <param name="Codes">Codes that it counts; null for a band.</param>
/// <param name="Band">The band that it counts; null for codes.</param>
internal sealed record TableRow(string Label, IReadOnlyList<string>? Codes, Band? Band)
{
    /// <summary>True when both may count the same participation.</summary>
    public bool Overlaps(TableRow other) => Codes is not null && other.Codes is not null
        ? Codes.Intersect(other.Codes, StringComparer.Ordinal).Any()
        : Band is { } band && other.Band is { } otherBand && band.Overlaps(otherBand);
}
