namespace Finsam.Reporting.Layouts;

/// <summary>What came of reading a layout: the layout, or everything that is wrong with it.</summary>
/// <param name="Layout">The layout; null where there are problems.</param>
/// <param name="Problems">The problems, in the order of the file.</param>
internal sealed record LayoutReading(Layout? Layout, IReadOnlyList<LayoutProblem> Problems);
