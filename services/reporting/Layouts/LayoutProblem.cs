namespace Finsam.Reporting.Layouts;

/// <summary>Something wrong in a layout.</summary>
/// <param name="Path">Where, as a path in the JSON: <c>tables[3].rows[2].sum</c>.</param>
/// <param name="Place">Where, for people: <c>tables[3] "budgetutfall" row "SUMMA"</c>.</param>
/// <param name="Message">What was wrong, in Swedish.</param>
/// <param name="Accepted">What is accepted instead, in Swedish; may be empty.</param>
internal sealed record LayoutProblem(string Path, string Place, string Message, string Accepted);
