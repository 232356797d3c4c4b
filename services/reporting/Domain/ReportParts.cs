namespace Finsam.Reporting.Domain;

/// <summary>A narrative section.</summary>
/// <param name="Name">File name; sections are printed in the order of their names.</param>
/// <param name="Markdown">Markdown with bindings.</param>
internal sealed record ReportSection(string Name, string Markdown);

/// <summary>A goal of the förbund or of one insats.</summary>
/// <param name="Code">Code, unique within the report.</param>
/// <param name="Title">What is to be reached.</param>
/// <param name="Insats">The insats that it belongs to; null: the whole förbund.</param>
/// <param name="Measure">An address, <c>closures.goal_met</c>, or a word for what the board states.</param>
/// <param name="Op"><c>&gt;=</c>, <c>&lt;=</c> or empty.</param>
/// <param name="Target">What is to be reached, or null.</param>
/// <param name="Result">The stated result, or null; a measured one takes its place.</param>
/// <param name="Status"><c>met</c>, <c>partly</c> or <c>not_met</c>; empty: as the outcome reaches the target or not.</param>
/// <param name="Previous">How it went in earlier periods, as stated, or null.</param>
internal sealed record ReportGoal(
    string Code, string Title, string? Insats, string Measure, string Op, decimal? Target, decimal? Result, string Status,
    IReadOnlyList<GoalYear>? Previous = null);

/// <summary>A number that only the förbund knows.</summary>
/// <param name="Code">Code, unique within the report.</param>
/// <param name="Title">What it says.</param>
/// <param name="Value">The number as it stands.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record ReportKeyFigure(string Code, string Title, decimal Value, string Unit);

/// <summary>A post on the board or among the auditors.</summary>
/// <param name="Role">Role; empty for an auditor.</param>
/// <param name="AppointedBy">The member that appoints.</param>
/// <param name="From">First day, where not the whole period.</param>
/// <param name="To">Last day, where not the whole period.</param>
internal sealed record ReportPost(string Role, string AppointedBy, DateOnly? From, DateOnly? To);

/// <summary>Meetings of one body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Held">Meetings held.</param>
/// <param name="Cancelled">Meetings cancelled.</param>
/// <param name="Attendees">Attendees from the förbund.</param>
/// <param name="AttendeesAll">Attendees, neighbouring förbund included.</param>
internal sealed record ReportMeetings(string Body, int? Held, int? Cancelled, int? Attendees, int? AttendeesAll);
