namespace Finsam.Reporting.Bindings;

/// <summary>A place in a text where a figure stands: <c>{{table/row/column}}</c>, or a function of such.</summary>
/// <param name="Expression">What stands between the braces; line breaks in it count as a space.</param>
/// <param name="Line">One-based line of the section.</param>
/// <param name="Start">Index of the first brace in the text.</param>
/// <param name="Length">Length of the whole, braces included.</param>
internal sealed record Binding(string Expression, int Line, int Start, int Length);
