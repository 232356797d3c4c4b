namespace Finsam.Reporting.Domain;

/// <summary>A figure worth showing on its own.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Figure">The figure as printed, with its unit.</param>
/// <param name="Address">Where it stands.</param>
internal sealed record ReportHighlight(string Label, string Figure, string Address);
