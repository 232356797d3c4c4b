namespace Finsam.Reporting.Bindings;

/// <summary>A place in a text where a figure stands: <c>{{table/row/column}}</c>.</summary>
/// <param name="Address">The address between the braces; line breaks in it count as a space.</param>
/// <param name="Line">One-based line of the section.</param>
/// <param name="Start">Index of the first brace in the text.</param>
/// <param name="Length">Length of the whole, braces included.</param>
internal sealed record Binding(string Address, int Line, int Start, int Length);
