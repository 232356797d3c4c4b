namespace Finsam.Reporting.Rendering;

/// <summary>A rendered section.</summary>
/// <param name="Html">Its HTML.</param>
/// <param name="Headings">Its main headings, for the contents list.</param>
internal sealed record NarrativeHtml(string Html, IReadOnlyList<NarrativeHeading> Headings);

/// <summary>A heading in a section.</summary>
/// <param name="Title">The heading as plain text.</param>
/// <param name="Anchor">Its id in the page.</param>
internal sealed record NarrativeHeading(string Title, string Anchor);
