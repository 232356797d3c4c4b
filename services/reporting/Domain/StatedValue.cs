namespace Finsam.Reporting.Domain;

/// <summary>A value that a published text states.</summary>
/// <param name="Code">Code by which sums name it; may be empty.</param>
/// <param name="Address">Where the report has the figure, or null where it has no such cell.</param>
/// <param name="Figure">Which figure it is, in words that every value of the same figure carries; null where there is an address.</param>
/// <param name="Insats">The insats whose narrowed table the address is in; null: the whole table.</param>
/// <param name="Number">The number as stated, with the decimals that it is stated with; null for a word.</param>
/// <param name="Word">The word; null for a number.</param>
/// <param name="Unit">Unit of the number.</param>
/// <param name="Op">Empty: that value; <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>: more or less than it.</param>
/// <param name="Where">Where it stands in print.</param>
internal sealed record StatedValue(
    string Code, string? Address, string? Figure, string? Insats, decimal? Number, string? Word, string Unit, string Op, string Where);
