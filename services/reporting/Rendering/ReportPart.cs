namespace Finsam.Reporting.Rendering;

/// <summary>A main part of the page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Anchor">Id of the heading.</param>
/// <param name="Entries">What stands under it in the contents list.</param>
/// <param name="Write">Writes its content.</param>
/// <param name="Style">Class of the part, or null.</param>
internal sealed record ReportPart(
    string Title, string Anchor, IReadOnlyList<NarrativeHeading> Entries, Action<HtmlWriter> Write, string? Style);
