namespace Finsam.Ledger.Domain.Sie;

/// <summary>A field of a record: text, or the codes of an object list.</summary>
/// <param name="Text">The text, without quotes; empty for an object list.</param>
/// <param name="Objects">What stood between the braces, dimension and object by turns; null when the field is text.</param>
internal readonly record struct SieField(string Text, IReadOnlyList<string>? Objects = null);
