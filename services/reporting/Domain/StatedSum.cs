namespace Finsam.Reporting.Domain;

/// <summary>Stated values that should add up to another.</summary>
/// <param name="Name">What is added up.</param>
/// <param name="Total">Code of the value that is the total.</param>
/// <param name="Added">Codes of the values that are added.</param>
/// <param name="TakenAway">Codes of the values that are taken away.</param>
/// <param name="Where">Where it stands in print.</param>
internal sealed record StatedSum(
    string Name, string Total, IReadOnlyList<string> Added, IReadOnlyList<string> TakenAway, string Where);
