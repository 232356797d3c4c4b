namespace Finsam.Reporting.Domain;

/// <summary>The board's decision to approve a version.</summary>
/// <param name="DecidedOn">Day of the board's meeting.</param>
/// <param name="Decision">The decision as the minutes name it: "§ 12".</param>
internal sealed record BoardApproval(DateOnly DecidedOn, string Decision);
